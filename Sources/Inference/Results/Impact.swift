import Autodiff
import HistFactory
import NumericalMethods

/// How much the best fit of the parameter of interest moves with one nuisance parameter.
public struct Impact: Sendable {
  /// The element of θ.
  public let name: String
  /// Its best-fit value and uncertainty.
  public let value: Double
  public let uncertainty: Double
  /// Its pull; nil for an unconstrained one.
  public let pull: Pull?
  /// Changes of μ̂ when it is held one post-fit uncertainty below and above its best-fit value, and
  /// all others are fitted again.
  public let postfit: ImpactVariation<Double>
  /// The same for the constraint's own uncertainty; nil for an unconstrained one.
  public let prefit: ImpactVariation<Double>?
  /// Cov(μ, θ)/σ(θ): what a parabolic likelihood would give for `postfit.up`, and minus it for `down`.
  public let gaussian: Double
}

/// Changes of a best-fit value when another parameter is held below and above its own.
public struct ImpactVariation<Value: Sendable>: Sendable {
  public let down: Value
  public let up: Value
}

extension ImpactVariation<Double> {
  /// The larger magnitude.
  public var size: Double { max(abs(down), abs(up)) }
}

/// Impacts of all nuisance parameters, the largest first.
public struct Ranking: Sendable {
  /// The fit that they are variations of.
  public let best: BestFit
  /// By descending size of the post-fit impact; equal ones in the order of θ.
  public let impacts: [Impact]
  /// One sentence for each fit that did not converge.
  public let warnings: [String]
}

extension Likelihood {
  /// The impact of every nuisance parameter that a fit varies on the parameter of interest.
  ///
  /// Values that lead out of a parameter's bounds are cut back to them.
  ///
  /// - Parameters:
  ///   - name: The parameter whose best fit is watched; the parameter of interest if nil.
  ///   - includesPrefit: Whether the impacts of the constraints' own uncertainties are found too,
  ///     which takes twice the time.
  ///   - threads: How many threads take part.
  ///   - progress: Called with how many parameters are done; on any thread.
  /// - Throws: `ModelError`, if a name is unknown, or the model has no parameter of interest;
  ///   `UndeterminedFit` if the likelihood does not determine the best fit.
  public func impacts(
    on name: String? = nil, includesPrefit: Bool = true, threads: Int = availableThreads,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> Ranking {
    let target = try name.map { try model.elements(named: $0).lowerBound } ?? parameterOfInterest()
    let best = fit(holding: [:], from: model.initialValues)
    guard let factor = best.factoredCurvature else { throw UndeterminedFit(best) }
    let refits = Refits(best: best, target: target, factor: factor)
    let pulls = best.pullsByElement
    let widths = Dictionary(uniqueKeysWithValues: constraints.map { ($0.element, $0.width) })
    let names = model.elementNames
    let elements = model.initialValues.indices.filter { best.isFree[$0] && $0 != target }
    let done = Counter(progress)
    let results = concurrentMap(elements.count, threads: threads) { index in
      defer { done.increase() }
      let element = elements[index]
      return refits.impact(
        of: element, named: names[element], pull: pulls[element],
        prefitWidth: includesPrefit ? widths[element] : nil)
    }
    return Ranking(
      best: best, impacts: results.map(\.impact).sorted { $0.postfit.size > $1.postfit.size },
      warnings: (best.isConverged ? [] : ["free fit: \(best.outcome)"])
        + results.flatMap(\.warnings))
  }
}
