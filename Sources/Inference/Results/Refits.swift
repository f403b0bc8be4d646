import HistFactory
import NumericalMethods

/// Fits near a best fit, with one element moved and held.
struct Refits: Sendable {
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
