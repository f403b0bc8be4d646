/// What training improves: one measure, or a weighted sum of several.
///
/// ```swift
/// Objective.significance
/// Objective.cls + 0.5 * .uncertainty + 10 * .minimumBackground(5)
/// Objective.counting(.significance)
/// ```
/// The sum of the measures' losses is minimised: a significance counts with its negative. On a command
/// line the same is written `cls + 0.5 * uncertainty + 10 * minimum-background(5)`.
public struct Objective: Sendable, Hashable {
  /// One summand.
  public struct Term: Sendable, Hashable {
    public var weight: Double
    public var measure: Measure
    /// Whether the nuisance parameters are left out, so that each bin is a counting experiment.
    public var isCounting: Bool
    /// The signal process meant, the other signals counting as background; nil for all together.
    public var signal: String?

    public init(
      _ measure: Measure, weight: Double = 1, isCounting: Bool = false, signal: String? = nil
    ) {
      precondition(weight.isFinite, "an objective's weight is \(weight); give a finite number")
      precondition(
        measure.argument.map { $0 > 0 && $0.isFinite } ?? true,
        "\(measure.word) of \(measure.argument ?? 0); give a number above 0")
      precondition(
        signal == nil || measure.takesSignal, "\(measure.word) is not of one signal process")
      (self.weight, self.measure) = (weight, measure)
      (self.isCounting, self.signal) = (isCounting, signal)
    }
  }

  /// The summands, at least one.
  public private(set) var terms: [Term]

  /// - Precondition: at least one term.
  public init(_ terms: [Term]) {
    precondition(!terms.isEmpty, "an objective has at least one term")
    self.terms = terms
  }

  init(_ measure: Measure, signal: String? = nil) {
    self.init([Term(measure, signal: signal)])
  }

  /// Whether any of its measures comes from the statistical model.
  var fits: Bool { terms.contains { $0.measure.fits } }
}

extension Objective {
  /// The expected discovery significance √q0 of the signal, with all uncertainties.
  public static let significance = Objective(.significance)
  /// The geometric mean of the significances of all signal processes.
  public static let meanSignificance = Objective(.meanSignificance)
  /// The expected discovery p-value.
  public static let pValue = Objective(.pValue)
  /// The expected CLs of the signal without signal in the data.
  public static let cls = Objective(.cls)
  /// The median expected upper limit on the signal strength at 95 % confidence level.
  public static let upperLimit = Objective(.upperLimit)
  /// The standard deviation of the signal strength.
  public static let uncertainty = Objective(.uncertainty)
  /// The determinant of the parameters' covariance, by its logarithm.
  public static let generalisedVariance = Objective(.generalisedVariance)
  /// Cross-entropy of the observable.
  public static let crossEntropy = Objective(.crossEntropy)
  /// Signal events expected after all cuts; more are better.
  public static let signalYield = Objective(.signalYield)
  /// Background events expected after all cuts; fewer are better.
  public static let backgroundYield = Objective(.backgroundYield)
  /// A penalty on systematic variations of the same sign at ±1 standard deviation.
  public static let sameSignShifts = Objective(.sameSignShifts)

  /// The significance of one signal process, the others counting as background at their nominal rates.
  public static func significance(of signal: String) -> Objective {
    Objective(.significance, signal: signal)
  }

  /// A penalty on bins with fewer expected background events than this.
  public static func minimumBackground(_ events: Double) -> Objective {
    Objective(.minimumBackground(events))
  }

  /// A penalty on bins whose simulated background has a larger relative statistical error than this.
  public static func relativeUncertainty(_ share: Double) -> Objective {
    Objective(.relativeUncertainty(share))
  }

  /// The same measures without nuisance parameters: each bin a counting experiment with a known
  /// background. For the significance this is √Σ 2((s + b) log(1 + s/b) − s), arXiv:1007.1727,
  /// equation 97.
  public static func counting(_ objective: Objective) -> Objective {
    var copy = objective
    for index in copy.terms.indices { copy.terms[index].isCounting = true }
    return copy
  }

  public static func + (a: Objective, b: Objective) -> Objective { Objective(a.terms + b.terms) }

  public static func * (factor: Double, objective: Objective) -> Objective {
    Objective(
      objective.terms.map {
        Term(
          $0.measure, weight: factor * $0.weight, isCounting: $0.isCounting, signal: $0.signal)
      })
  }
}
