import Autodiff

/// One named parameter of a model and its place in θ.
public struct ModelParameter: Sendable {
  public enum Kind: Sendable {
    /// No constraint term.
    case free
    /// A standard normal constraint; shared by `normSys` and `histoSys` of the same name.
    case standardNormal
    /// Normal around `nominal` with a fixed width.
    case normal(nominal: Double, width: Double)
    /// Normal around 1 with a width per bin. Where the width is 0, the factor is held at 1.
    case statistical(relativeWidths: GlobalExpression)
    /// Poisson with τ = (nominal/uncertainty)² auxiliary events at factor 1. Where either is 0, the
    /// factor is held at 1.
    case poisson(tau: GlobalExpression)
  }

  public let name: String
  public internal(set) var kind: Kind
  /// Its elements of θ.
  public let range: Range<Int>
  /// Whether it has an element for each bin of its channel.
  public let isPerBin: Bool
  /// Where fits start, one value for each element of θ.
  public internal(set) var initialValues: [Double]
  /// The limits of each element.
  public internal(set) var bounds: [ClosedRange<Double>]
  /// Whether fits hold the parameter at its initial values.
  public internal(set) var isFixed = false
  /// What the auxiliary measurements found; nil where they found the nominal values.
  public internal(set) var auxiliaryData: [Double]?
  /// Widths, or Poisson factors, that a measurement stated in place of those that modifiers imply.
  var statedConstraint: [Double]?

  /// Whether there is auxiliary data for this parameter.
  public var isConstrained: Bool {
    if case .free = kind { false } else { true }
  }
}

extension ModelParameter {
  /// The names of its elements: its own, followed by `[0]`, `[1]`, … if it has one for each bin.
  public var elementNames: [String] {
    isPerBin ? range.indices.map { "\(name)[\($0 - range.lowerBound)]" } : [name]
  }

  /// What the auxiliary measurements are expected to find if the parameter has these values.
  func expectedAuxiliary(at values: GlobalExpression) -> GlobalExpression {
    if case .poisson(let tau) = kind { values * tau.orOneWhereZero } else { values }
  }

  /// What the auxiliary measurements found.
  var observedAuxiliary: GlobalExpression {
    if let auxiliaryData { return GlobalExpression(auxiliaryData) }
    let nominal: Double =
      switch kind {
      case .free, .standardNormal: 0
      case .normal(let nominal, _): nominal
      case .statistical, .poisson: 1
      }
    return expectedAuxiliary(
      at: GlobalExpression(Array(repeating: nominal, count: range.count)))
  }
}

extension GlobalExpression {
  /// The same with 1 in place of 0: a width or an event count of a bin that has no uncertainty, where
  /// the factor stays at 1 and must have some constraint to stay there.
  var orOneWhereZero: GlobalExpression { isGreater(than: 0).select(self, 1.0) }
}
