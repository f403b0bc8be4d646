/// What a shower's derivative takes into account.
public struct DerivativeEstimator: Hashable, Sendable {
  /// Paths of the derivative that may be stopped.
  public struct Paths: OptionSet, Hashable, Sendable {
    /// One bit for each path.
    public let rawValue: Int
    /// Paths by their bits.
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
  /// whether a scattered photon is absorbed. What is drawn after a decision is drawn given it. Without
  /// multiple scattering, and with no path stopped, nothing is left out of the derivative of the mean:
  /// it agrees with differences within its errors, which are large, as a shower's derivative varies 100
  /// to 10⁴ times as much as a difference. With scattering, the derivative of a flight along the layers
  /// has no bounded variance, and means of thousands of showers are off by more than their errors say.
  /// A stopped path biases the derivative with decisions as without.
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
  ///
  /// It is biased, as it leaves out that a decision may end otherwise. At 1 GeV, 2.3 mm and 5.7 mm, without
  /// scattering and with cuts of 1 and 5 MeV, the visible energy's derivative with respect to beam energy
  /// is off by −1 and −4 %, absorbers +59 and +26 %, gaps −6 and −4 %.
  public static let pathwise = DerivativeEstimator()

  /// As ``pathwise``, without the paths through which scattering makes it noisy.
  ///
  /// Its bias is larger: with scattering −7 and −11 % for the beam energy, −72 and −44 % for absorbers, −52
  /// and −24 % for gaps. Stopping ``Paths/deflections`` alone is enough against the noise, and is off by −23
  /// and −2 %, −5 and +22 %, −11 and −8 %.
  public static let stopped = DerivativeEstimator(stopped: [.deflections, .places])

  /// The derivative of ways and decisions: no bias has been seen without scattering, but much noise.
  public static let complete = DerivativeEstimator(includesDecisions: true)
}
