/// What a shower's derivative takes into account.
public struct DerivativeEstimator: Hashable, Sendable {
  /// Paths of the derivative that may be stopped.
  public struct Paths: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// How deflections depend on energy and step: directions are plain numbers.
    public static let deflections = Paths(rawValue: 1)
    /// How places within a layer depend on what happened before: they move with the layer alone.
    public static let places = Paths(rawValue: 2)
  }

  /// Whether the probabilities of decisions are differentiated, by their score, besides the way that
  /// was taken.
  ///
  /// Decisions are whether a particle reaches the end of a step, which of two processes happens, and
  /// whether a scattered photon is absorbed. What is drawn after a decision is drawn given it, so with
  /// its score the derivative of the mean is unbiased.
  public var includesDecisions: Bool

  /// Paths through which no derivative passes.
  public var stopped: Paths

  /// The share of a particle's energy that is expected to be visible, which makes scores less noisy.
  public var response: Double

  /// Puts an estimator together.
  public init(includesDecisions: Bool = false, stopped: Paths = [], response: Double = 0.2) {
    (self.includesDecisions, self.stopped) = (includesDecisions, stopped)
    self.response = response
  }

  /// The derivative of the ways with random numbers held fixed.
  public static let pathwise = DerivativeEstimator()

  /// As ``pathwise``, without the paths through which scattering makes it noisy.
  public static let stopped = DerivativeEstimator(stopped: [.deflections, .places])

  /// The derivative of ways and decisions, which is unbiased.
  public static let complete = DerivativeEstimator(includesDecisions: true)
}
