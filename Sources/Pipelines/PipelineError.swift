import Diagnostics

/// What can be wrong with an analysis or with the data given to it.
public enum PipelineError: Error, Hashable, CustomStringConvertible {
  case emptySample(process: String)
  case badWeight(process: String, row: Int, value: Double)
  case weightSum(process: String, sum: Double)
  case noSignal
  case noBackground
  case duplicateProcess(String)
  case unknownProcess(String, used: String, known: [String])
  case unknownVariation(String, known: [String])
  case differentProcesses(part: String, expected: [String], given: [String])
  case edgesOutOfOrder(channel: String, edges: [Double])
  case edgeCount(channel: String, count: Int)
  case emptyBackground(channel: String, bin: Int, low: Double, high: Double, signal: Double)
  case nonFinite(String)
  case noTrainables
  case unknownTrainable(String, known: [String])
  case missingStandard(String)

  public var description: String {
    switch self {
    case .emptySample(let process):
      """
      process '\(process)' has no events in this part of the data; give it more events, or split \
      differently
      """
    case .badWeight(let process, let row, let value):
      "process '\(process)': the weight of event \(row) is \(value); weights must be finite"
    case .weightSum(let process, let sum):
      """
      process '\(process)': the weights sum to \(sum); a positive sum is needed to normalise the \
      process
      """
    case .noSignal: "no process has the role 'signal'; a discovery needs one"
    case .noBackground: "no process has the role 'background'"
    case .duplicateProcess(let name): "two processes are named '\(name)'"
    case .unknownProcess(let name, let used, let known):
      """
      \(used) names process '\(name)', which does not exist\(suggestion(for: name, in: known)); \
      the processes are \(known.joined(separator: ", "))
      """
    case .unknownVariation(let name, let known):
      """
      no process has a variation named '\(name)'\(suggestion(for: name, in: known)); the \
      variations are \(known.isEmpty ? "none" : known.joined(separator: ", "))
      """
    case .differentProcesses(let part, let expected, let given):
      """
      the \(part) data have processes \(given.joined(separator: ", ")), expected \
      \(expected.joined(separator: ", "))
      """
    case .edgesOutOfOrder(let channel, let edges):
      "channel '\(channel)': bin edges must ascend, given \(edges)"
    case .edgeCount(let channel, let count):
      "channel '\(channel)': at least two bin edges are needed, given \(count)"
    case .emptyBackground(let channel, let bin, let low, let high, let signal):
      """
      channel '\(channel)', bin \(bin) (\(low) to \(high)): no background is expected but \(signal) \
      signal events are, so the significance is not defined; use wider bins, more simulated \
      events, or a pedestal in Fill
      """
    case .nonFinite(let what): "a value is not finite: \(what)"
    case .missingStandard(let column):
      "the trained analysis holds no mean and spread of column '\(column)'; train it again"
    case .noTrainables:
      """
      nothing can be trained: the analysis has no trainable that its objective depends on and that \
      is not frozen
      """
    case .unknownTrainable(let name, let known):
      """
      there is no trainable named '\(name)'\(suggestion(for: name, in: known)); the trainables are \
      \(known.joined(separator: ", "))
      """
    }
  }
}
