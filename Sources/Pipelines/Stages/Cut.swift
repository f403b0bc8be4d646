import Autodiff

/// A condition on events, with an exact and a relaxed meaning.
///
/// Exactly, a cut keeps an event or not. Relaxed, x > t keeps the fraction σ(k (x − t)) with slope k
/// in units of 1/x; `&&` multiplies fractions, `||` and `!` follow from probabilities.
public indirect enum Cut: Sendable {
  /// x > threshold. A slope of its own overrides the stage's.
  case above(EventExpression, threshold: GlobalExpression, slope: GlobalExpression?)
  /// x < threshold.
  case below(EventExpression, threshold: GlobalExpression, slope: GlobalExpression?)
  case both(Cut, Cut)
  case either(Cut, Cut)
  case not(Cut)

  public static func && (a: Cut, b: Cut) -> Cut { .both(a, b) }
  public static func || (a: Cut, b: Cut) -> Cut { .either(a, b) }
  public static prefix func ! (cut: Cut) -> Cut { .not(cut) }

  /// The same condition with this slope for every comparison in it that has none of its own.
  ///
  /// - Parameter slope: Steepness in inverse units of the cut variable; positive.
  public func slope(_ slope: GlobalExpression) -> Cut {
    switch self {
    case .above(let x, let threshold, let own):
      .above(x, threshold: threshold, slope: own ?? slope)
    case .below(let x, let threshold, let own):
      .below(x, threshold: threshold, slope: own ?? slope)
    case .both(let a, let b): .both(a.slope(slope), b.slope(slope))
    case .either(let a, let b): .either(a.slope(slope), b.slope(slope))
    case .not(let cut): .not(cut.slope(slope))
    }
  }

  /// The fraction of each event that is kept, between 0 and 1: the stage as a plain function.
  ///
  /// - Precondition: in the relaxed reading every comparison has a slope.
  public func keptFraction(_ reading: Reading) -> EventExpression {
    switch self {
    case .above(let x, let threshold, let slope):
      reading == .exact
        ? x.isGreater(than: threshold) : sigmoid(Cut.required(slope) * (x - threshold))
    case .below(let x, let threshold, let slope):
      reading == .exact
        ? x.isLess(than: threshold) : sigmoid(Cut.required(slope) * (threshold - x))
    case .both(let a, let b): a.keptFraction(reading) * b.keptFraction(reading)
    case .either(let a, let b):
      1 - (1 - a.keptFraction(reading)) * (1 - b.keptFraction(reading))
    case .not(let cut): 1 - cut.keptFraction(reading)
    }
  }

  /// What is compared with thresholds.
  var variables: [EventExpression] {
    switch self {
    case .above(let x, _, _), .below(let x, _, _): [x]
    case .both(let a, let b), .either(let a, let b): a.variables + b.variables
    case .not(let cut): cut.variables
    }
  }

  private static func required(_ slope: GlobalExpression?) -> GlobalExpression {
    guard let slope else {
      preconditionFailure(
        "a relaxed cut needs a slope: give one to Select(slope:) or to the cut by .slope(_:)")
    }
    return slope
  }
}

/// How an analysis is read.
public enum Reading: String, Sendable, CaseIterable, Codable {
  /// Hard cuts and counted histograms: what goes into a paper.
  case exact
  /// Sigmoid cuts and kernel-spread histograms: smooth, for gradients.
  case relaxed
}

extension EventExpression {
  public static func > (x: EventExpression, threshold: GlobalExpression) -> Cut {
    .above(x, threshold: threshold, slope: nil)
  }

  public static func < (x: EventExpression, threshold: GlobalExpression) -> Cut {
    .below(x, threshold: threshold, slope: nil)
  }

  /// low < x < high.
  public func isInside(_ low: GlobalExpression, _ high: GlobalExpression) -> Cut {
    self > low && self < high
  }
}
