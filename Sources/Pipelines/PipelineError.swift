import Diagnostics
import HistFactory

/// What can be wrong with an analysis or with the data given to it.
public enum PipelineError: Error, Hashable, CustomStringConvertible {
  case emptySample(process: String, part: String?)
  case badWeight(process: String, part: String?, row: Int, value: Double)
  case weightSum(process: String, part: String?, sum: Double)
  case expectedEvents(process: String, Double)
  case missingColumn(String, process: String, part: String, known: [String])
  case nonFiniteColumn(String, process: String, row: Int, value: Double)
  case noSignal
  case noBackground
  case duplicateProcess(String)
  case unknownSignal(String, known: [String])
  case crossEntropyClasses(channel: String, shape: [Int], processes: [String])
  case unknownProcess(String, used: String, known: [String])
  case unknownVariation(String, known: [String])
  case duplicateUncertainty(String, process: String)
  case differentConstraints(String, NuisanceConstraint, NuisanceConstraint)
  case differentProcesses(part: String, expected: [String], given: [String])
  case sharedEvent(
    String, Double, process: String, part: String, row: Int, other: String)
  case noFolds
  case unlikeFolds(String)
  case noReplicas(count: Int, failed: Int, reason: String)
  case edgesOutOfOrder(channel: String, edges: [Double])
  case edgeCount(channel: String, count: Int)
  case bandwidth(channel: String, Double)
  case temperature(channel: String, Double)
  case observable(channel: String, shape: [Int], expected: String)
  case emptyBackground(channel: String, bin: Int, place: String, signal: Double)
  case nonFinite(String)
  case noTrainables(Objective)
  case unknownTrainable(String, known: [String])
  case missingStandard(String)

  public var description: String {
    switch self {
    case .emptySample(let process, let part):
      """
      process '\(process)' has no \(part.map { "\($0) " } ?? "")events; give it more events, or \
      split differently
      """
    case .badWeight(let process, let part, let row, let value):
      """
      process '\(process)': the weight of \(part.map { "\($0) " } ?? "")event \(row) is \(value); \
      weights must be finite
      """
    case .weightSum(let process, let part, let sum):
      """
      process '\(process)': the \(part.map { "\($0) " } ?? "")weights sum to \(sum); a positive \
      sum is needed to normalise the process
      """
    case .expectedEvents(let process, let value):
      "process '\(process)': \(value) expected events; give a positive number, or nil for the weights"
    case .missingColumn(let name, let process, let part, let known):
      """
      the \(part) events of process '\(process)' have no column \
      '\(name)'\(suggestion(for: name, in: known)); the columns are \
      \(known.isEmpty ? "none" : known.joined(separator: ", "))
      """
    case .nonFiniteColumn(let name, let process, let row, let value):
      """
      process '\(process)': column '\(name)' is \(value) at training event \(row), so it has no \
      mean and spread to standardise by; replace such values first
      """
    case .noSignal: "no process has the role 'signal'; a discovery needs one"
    case .noBackground: "no process has the role 'background'"
    case .duplicateProcess(let name): "two processes are named '\(name)'"
    case .unknownSignal(let name, let known):
      """
      the objective names signal '\(name)', which does not exist\(suggestion(for: name, in: known)); the \
      signals are \(known.joined(separator: ", "))
      """
    case .crossEntropyClasses(let channel, let shape, let processes):
      """
      channel '\(channel)': the cross-entropy of an observable of shape \(shape) is not defined; it takes \
      one number in (0, 1) per event, or one logit for each of the processes \
      (\(processes.joined(separator: ", "))), in this order
      """
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
    case .duplicateUncertainty(let name, let process):
      "uncertainty '\(name)' is given twice for process '\(process)'; leave one out, or rename it"
    case .differentConstraints(let name, let first, let second):
      """
      uncertainty '\(name)' is given \(first) and \(second); it is one parameter, so give it the \
      same wherever it is named, or use two names
      """
    case .differentProcesses(let part, let expected, let given):
      """
      the \(part) data have processes \(given.joined(separator: ", ")), expected \
      \(expected.joined(separator: ", "))
      """
    case .sharedEvent(let column, let identity, let process, let part, let row, let other):
      """
      process '\(process)': the event with \(column) \(identity), event \(row) of the \(part) \
      events, is one of the \(other) events, too; give every event to one part
      """
    case .noFolds:
      """
      the training, validation and test events were given apart, so folds cannot be made of them; \
      make the data by AnalysisData(splitting:)
      """
    case .unlikeFolds(let what): "folds cannot be joined: \(what)"
    case .noReplicas(let count, let failed, let reason):
      """
      of \(count) replicas of the events \(failed) have no metrics, so these have no statistical \
      error; the first reason: \(reason)
      """
    case .edgesOutOfOrder(let channel, let edges):
      "channel '\(channel)': bin edges must ascend, given \(edges)"
    case .edgeCount(let channel, let count):
      "channel '\(channel)': a vector of at least two bin edges is needed, given \(count)"
    case .bandwidth(let channel, let value):
      "channel '\(channel)': the bandwidth must be positive, given \(value)"
    case .temperature(let channel, let value):
      "channel '\(channel)': the temperature must be positive, given \(value)"
    case .observable(let channel, let shape, let expected):
      """
      channel '\(channel)': the observable has shape \(shape), expected \(expected); change Observe or \
      Fill
      """
    case .emptyBackground(let channel, let bin, let place, let signal):
      """
      channel '\(channel)', bin \(bin + 1) (\(place)): no background is expected but \(signal) \
      signal events are, so the significance is not defined; use wider bins, more simulated \
      events, StatError(prior:), or a pedestal in Fill
      """
    case .nonFinite(let what): "a value is not finite: \(what)"
    case .missingStandard(let column):
      "the trained analysis holds no mean and spread of column '\(column)'; train it again"
    case .noTrainables(let objective):
      """
      nothing can be trained on '\(objective)': the analysis has no trainable that this objective depends \
      on and that is not frozen
      """
    case .unknownTrainable(let name, let known):
      """
      there is no trainable named '\(name)'\(suggestion(for: name, in: known)); the trainables are \
      \(known.joined(separator: ", "))
      """
    }
  }
}

extension PipelineError {
  /// Whether other values of the trainables might not have the problem.
  var dependsOnParameters: Bool {
    switch self {
    case .edgesOutOfOrder, .bandwidth, .temperature, .emptyBackground, .nonFinite: true
    default: false
    }
  }
}
