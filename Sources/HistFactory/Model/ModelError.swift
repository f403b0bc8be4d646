import Diagnostics

/// What can be wrong with the structure of a model.
public enum ModelError: Error, Hashable, CustomStringConvertible {
  case noChannels
  case noSamples(String)
  case duplicateChannel(String)
  case binCount(channel: String, sample: String, expected: Int, given: Int)
  case modifierBinCount(
    channel: String, sample: String, modifier: String, expected: Int, given: Int)
  case unknownParameter(String, known: [String])
  case conflictingParameter(String)
  case sharedShapeSys(String)
  case sharedStatError(String)
  case noParameterOfInterest
  case factorsOnly(Interpolation)
  case ownConstraint(String)

  public var description: String {
    switch self {
    case .noChannels:
      "a model needs at least one channel"
    case .noSamples(let channel):
      "channel '\(channel)' has no samples"
    case .duplicateChannel(let channel):
      "two channels are named '\(channel)'; give each its own name"
    case .binCount(let channel, let sample, let expected, let given):
      "channel '\(channel)': sample '\(sample)' has \(given) bins, the first sample \(expected)"
    case .modifierBinCount(let channel, let sample, let modifier, let expected, let given):
      """
      channel '\(channel)', sample '\(sample)': modifier '\(modifier)' has \(given) bins, the \
      sample \(expected)
      """
    case .unknownParameter(let name, let known):
      """
      there is no parameter '\(name)'\(suggestion(for: name, in: known)); the parameters are \
      \(known.joined(separator: ", "))
      """
    case .conflictingParameter(let name):
      """
      parameter '\(name)' is used by modifiers of different kinds or sizes; give them different \
      names
      """
    case .sharedShapeSys(let name):
      """
      the uncorrelated shape uncertainty '\(name)' is used by two samples; its constraint belongs \
      to one, give each its own name
      """
    case .sharedStatError(let name):
      """
      the statistical error '\(name)' is used in two channels; it has a factor for each bin of one, \
      give each channel its own name
      """
    case .noParameterOfInterest:
      "this needs a parameter of interest, and the model has none"
    case .ownConstraint(let name):
      """
      the constraint of parameter '\(name)' cannot be chosen; only normSys and histoSys leave it open
      """
    case .factorsOnly(let interpolation):
      """
      \(interpolation) interpolates factors (normsys), not shifts of templates (histosys); for these \
      choose one of \(Interpolation.allCases.filter(\.canShift).map(\.rawValue).joined(separator: ", "))
      """
    }
  }
}
