/// The statistical model: a parameter of interest on the signal, and the uncertainties.
///
/// ```swift
/// Model(poi: "mu") {
///   NormSys("background normalisation", 0.10, on: "background")
///   HistoSys("tau energy scale")
///   StatError()
/// }
/// ```
/// Processes of role `signal` are multiplied by the parameter of interest.
public struct Model {
  public let poi: String
  public let uncertainties: [Uncertainty]

  public init(poi: String = "mu", @UncertaintyBuilder uncertainties: () -> [Uncertainty]) {
    self.poi = poi
    self.uncertainties = uncertainties()
  }

  /// A model whose only parameter is the signal strength.
  public init(poi: String = "mu") {
    self.poi = poi
    uncertainties = []
  }

  /// Events of mean weight added to each bin of a process's templates.
  func prior(of layout: ProcessLayout) -> Double {
    uncertainties.reduce(0) { sum, uncertainty in
      guard case .statistical(let processes, let prior) = uncertainty else { return sum }
      let isCovered = processes?.contains(layout.name) ?? (layout.role == .background)
      return isCovered ? sum + prior : sum
    }
  }
}

/// One source of uncertainty.
public enum Uncertainty: Sendable {
  /// A factor `low` at −1 and `high` at +1 standard deviation on some processes.
  case normalisation(String, low: Double, high: Double, processes: [String])
  /// The variation of that name of the processes that have one.
  case shape(String)
  /// Statistical error of the simulation, per bin and channel, over the given processes (the
  /// backgrounds if nil), with `prior` events of mean weight added to each bin.
  case statistical(processes: [String]?, prior: Double)
}

/// A relative normalisation uncertainty: 0.10 means factors 0.9 and 1.1.
public func NormSys(_ name: String, _ relative: Double, on processes: String...) -> Uncertainty {
  .normalisation(name, low: 1 - relative, high: 1 + relative, processes: processes)
}

/// An asymmetric normalisation uncertainty.
public func NormSys(_ name: String, low: Double, high: Double, on processes: String...)
  -> Uncertainty
{
  .normalisation(name, low: low, high: high, processes: processes)
}

/// A correlated shape uncertainty from the samples' variations of this name.
public func HistoSys(_ name: String) -> Uncertainty { .shape(name) }

/// Statistical uncertainty of finite simulation on all backgrounds, or on the given processes.
///
/// A bin in which no simulated event happens to fall is not known to be free of background. With a prior, n
/// events of weight w in a bin count as w (n + prior) ± w √(n + prior), w being Σw²/Σw of the
/// process before any cut; ½ is Jeffreys' prior for a Poisson count. So no bin is empty, and none that has less
/// than about one event's worth of background promises a significance.
///
/// - Parameters:
///   - processes: The processes covered; all backgrounds if none is named.
///   - prior: Events added to each bin of each of them, in both readings; 0 unless asked for.
public func StatError(on processes: String..., prior: Double = 0) -> Uncertainty {
  precondition(prior >= 0 && prior.isFinite, "StatError with prior \(prior); give 0 or more")
  return .statistical(processes: processes.isEmpty ? nil : processes, prior: prior)
}

@resultBuilder
public enum UncertaintyBuilder {
  public static func buildExpression(_ uncertainty: Uncertainty) -> [Uncertainty] { [uncertainty] }
  public static func buildBlock(_ parts: [Uncertainty]...) -> [Uncertainty] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Uncertainty]?) -> [Uncertainty] { part ?? [] }
  public static func buildEither(first: [Uncertainty]) -> [Uncertainty] { first }
  public static func buildEither(second: [Uncertainty]) -> [Uncertainty] { second }
  public static func buildArray(_ parts: [[Uncertainty]]) -> [Uncertainty] { parts.flatMap { $0 } }
}
