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

/// Fits near a best fit, with one element moved and held.
private struct Refits: Sendable {
  let best: BestFit
  /// The element whose change is asked for.
  let target: Int
  let factor: ArrowCholesky

  func impact(of element: Int, named name: String, pull: Pull?, prefitWidth: Double?) -> (
    impact: Impact, warnings: [String]
  ) {
    let column = factor.inverseColumn(element)
    let width = column[element].squareRoot()
    var warnings: [String] = []
    func variation(_ width: Double) -> ImpactVariation<Double> {
      let ends = [-width, width].map { move(element, by: $0, along: column, &warnings) }
      return ImpactVariation<Double>(down: ends[0], up: ends[1])
    }
    let impact = Impact(
      name: name, value: best.parameters[element], uncertainty: width, pull: pull,
      postfit: variation(width), prefit: prefitWidth.map(variation),
      gaussian: column[target] / width)
    return (impact, warnings.map { "\(name) \($0)" })
  }

  /// The change of the target when an element is held elsewhere.
  ///
  /// The search starts where a parabolic likelihood would have its minimum.
  private func move(
    _ element: Int, by step: Double, along column: [Double], _ warnings: inout [String]
  ) -> Double {
    let model = best.likelihood.model
    let value = min(
      max(best.parameters[element] + step, model.lowerBounds[element]), model.upperBounds[element])
    let length = (value - best.parameters[element]) / column[element]
    var start = zip(best.parameters, column).map { $0 + length * $1 }
    start[element] = value
    let near = NearbyFit(likelihood: best.likelihood, factor: factor, isFree: best.isFree)
    if let end = near.minimum(from: start, holding: element, along: column) {
      return end[target] - best.parameters[target]
    }
    let fit = best.likelihood.fit(holding: [element: value], from: start, restarts: false)
    if !fit.isConverged { warnings.append("= \(value): \(fit.outcome)") }
    return fit.parameters[target] - best.parameters[target]
  }
}

/// The likelihood does not rise in all directions from a best fit.
public struct UndeterminedFit: Error, CustomStringConvertible {
  /// Names of elements of θ that can change together without changing the likelihood.
  public let directions: [[String]]

  init(_ fit: BestFit) { directions = fit.undeterminedDirections.map { $0.map(\.name) } }

  public var description: String {
    let texts = directions.map { $0.joined(separator: " with ") }
    return """
      the data do not determine \(texts.isEmpty ? "all parameters" : texts.joined(separator: "; ")); \
      hold one of them, or remove it
      """
  }
}
