import HistFactory

/// One source of uncertainty.
public enum Uncertainty: Sendable {
  /// A factor `low` at −1 and `high` at +1 standard deviation on some processes.
  case normalisation(
    String, low: Double, high: Double, processes: [String],
    constraint: NuisanceConstraint = .standard)
  /// The variation of that name of the processes that have one.
  case shape(String, constraint: NuisanceConstraint = .standard)
  /// Statistical error of the simulation, per bin and channel, over the given processes (the
  /// backgrounds if nil), with `prior` events of mean weight added to each bin.
  case statistical(processes: [String]?, prior: Double)
}

/// What a `Model` lists: a word that stands for an uncertainty.
public protocol UncertaintyStage: Sendable {
  /// What the word says.
  var uncertainty: Uncertainty { get }
}

/// A normalisation uncertainty: a factor on the yields of some processes, alike in every bin.
public struct NormSys: UncertaintyStage {
  public let uncertainty: Uncertainty

  /// A relative uncertainty: 0.10 means factors 0.9 and 1.1.
  ///
  /// - Parameters:
  ///   - name: The nuisance parameter; uncertainties of one name are correlated.
  ///   - relative: At least 0 and below 1.
  ///   - process: Whose yields are multiplied.
  ///   - others: Further processes.
  ///   - constraint: What else is known of it.
  public init(
    _ name: String, _ relative: Double, on process: String, _ others: String...,
    constraint: NuisanceConstraint = .standard
  ) {
    precondition(
      (0..<1).contains(relative),
      "NormSys '\(name)' of \(relative); give a relative uncertainty of at least 0 and below 1")
    uncertainty = .normalisation(
      name, low: 1 - relative, high: 1 + relative, processes: [process] + others,
      constraint: constraint)
  }

  /// An asymmetric uncertainty.
  ///
  /// - Parameters:
  ///   - name: The nuisance parameter; uncertainties of one name are correlated.
  ///   - low: The factor at −1 standard deviation; positive.
  ///   - high: The factor at +1 standard deviation; positive.
  ///   - process: Whose yields are multiplied.
  ///   - others: Further processes.
  ///   - constraint: What else is known of it.
  public init(
    _ name: String, low: Double, high: Double, on process: String, _ others: String...,
    constraint: NuisanceConstraint = .standard
  ) {
    precondition(
      low > 0 && high > 0 && low.isFinite && high.isFinite,
      "NormSys '\(name)' with factors \(low) and \(high); give positive ones")
    uncertainty = .normalisation(
      name, low: low, high: high, processes: [process] + others, constraint: constraint)
  }
}

/// A correlated shape uncertainty from the samples' variations of this name.
///
/// ```swift
/// HistoSys("position", constraint: .none)                // known from the histograms alone
/// HistoSys("position", constraint: .gaussian(width: 2))  // variations at ±½ standard deviation
/// ```
public struct HistoSys: UncertaintyStage {
  public let uncertainty: Uncertainty

  /// - Parameters:
  ///   - name: The name of the variation and of the nuisance parameter.
  ///   - constraint: What is known of the parameter beside the histograms, in units of the variation.
  public init(_ name: String, constraint: NuisanceConstraint = .standard) {
    uncertainty = .shape(name, constraint: constraint)
  }
}

/// Statistical uncertainty of finite simulation: a factor per bin and channel.
///
/// A bin in which no simulated event happens to fall is not known to be free of background. With a
/// prior, n events of weight w in a bin count as w (n + prior) ± w √(n + prior), w being Σw²/Σw of
/// the process before any cut; ½ is Jeffreys' prior for a Poisson count. So no bin is empty, and
/// none that has less than about one event's worth of background promises a significance.
public struct StatError: UncertaintyStage {
  public let uncertainty: Uncertainty

  /// - Parameters:
  ///   - processes: The processes covered; all backgrounds if none is named.
  ///   - prior: Events added to each bin of each of them, in both readings; 0 unless asked for.
  public init(on processes: String..., prior: Double = 0) {
    precondition(prior >= 0 && prior.isFinite, "StatError with prior \(prior); give 0 or more")
    uncertainty = .statistical(processes: processes.isEmpty ? nil : processes, prior: prior)
  }
}

/// Gathers the uncertainties of a `Model`; `if` and `for` may stand among them.
@resultBuilder
public enum UncertaintyBuilder {
  /// One uncertainty.
  public static func buildExpression(_ stage: some UncertaintyStage) -> [Uncertainty] {
    [stage.uncertainty]
  }
  /// An uncertainty put together elsewhere.
  public static func buildExpression(_ uncertainty: Uncertainty) -> [Uncertainty] { [uncertainty] }
  /// One after another.
  public static func buildBlock(_ parts: [Uncertainty]...) -> [Uncertainty] { parts.flatMap { $0 } }
  /// An `if` without `else`.
  public static func buildOptional(_ part: [Uncertainty]?) -> [Uncertainty] { part ?? [] }
  /// The first branch of an `if`.
  public static func buildEither(first: [Uncertainty]) -> [Uncertainty] { first }
  /// The second branch of an `if`.
  public static func buildEither(second: [Uncertainty]) -> [Uncertainty] { second }
  /// A `for` loop.
  public static func buildArray(_ parts: [[Uncertainty]]) -> [Uncertainty] { parts.flatMap { $0 } }
}
