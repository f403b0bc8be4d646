import Autodiff
import Foundation
import NumericalMethods

/// S, R, A and all efficiencies as fitted to flashes.
public struct FlashFit: Sendable {
  /// 1/S, R and 1/A.
  public let coefficients: [Double]
  /// Their covariance, `[3, 3]`: of the counts, and of the sampled paths.
  public let covariance: [Double]
  /// The part of `covariance` that sampled paths cause.
  public let sampleCovariance: [Double]
  /// ε, `[sensors]`: means over the likelihood.
  public let efficiencies: [Double]
  /// Their standard errors.
  public let efficiencyErrors: [Double]
  /// The standard error of their mean.
  public let meanEfficiencyError: Double
  /// −log L at the minimum.
  public let negativeLogarithm: Double
  /// How the search ended.
  public let outcome: SolverOutcome
  /// Values with gradients that it took.
  public let evaluations: Int

  /// The standard error of one of 1/S, R and 1/A.
  public func error(_ index: Int) -> Double { covariance[4 * index].squareRoot() }
}

/// Fits flashes, one after the other, with the same sampled paths.
///
/// It is used by one task at a time.
public final class FlashFitter {
  private let likelihood: FlashLikelihood
  private let search: Evaluator
  private let information: Evaluator
  private var sensors: Int { likelihood.light.flashes.layout.count }

  /// - Parameters:
  ///   - light: The sampled paths.
  ///   - threads: For sums over paths.
  public init(_ light: SampledLight, threads: Int = 1) {
    likelihood = FlashLikelihood(light)
    let value = likelihood.negativeLogarithm
    search = light.evaluator(
      [value, gradient(of: value, withRespectTo: light.parameters)], threads: threads)
    let slopes = (0..<3).map { index in
      directionalDerivative(
        of: light.expected, withRespectTo: light.parameters,
        along: GlobalExpression((0..<3).map { $0 == index ? 1 : 0 }))
    }
    information = light.evaluator(
      [light.expected, light.variance, likelihood.efficiencies, likelihood.meanEfficiencies]
        + slopes, threads: threads)
  }

  /// Fits counts, `[sources × sensors]`, from the reference medium.
  ///
  /// - Throws: What an evaluation throws.
  public func fit(_ counts: [Double]) throws -> FlashFit {
    var evaluations = 0
    let minimum = try minimise(
      from: [0, 0, 0], using: BFGS(gradientTolerance: 1e-2, iterationLimit: 200, firstStep: 0.05)
    ) { (x: [Double], gradient: inout [Double]) throws in
      evaluations += 1
      let results = try search.evaluate(values(x, counts))
      gradient = results[1].elements
      return results[0].scalar
    }
    let results = try information.evaluate(values(minimum.position, counts)).map(\.elements)
    let errors = FlashErrors(
      expected: results[0], variance: results[1], efficiencies: results[2],
      slopes: Array(results[4...]), rings: likelihood.light.rings,
      spread: likelihood.light.flashes.efficiencySpread)
    let coefficients = likelihood.light.coefficients(minimum.position)
    // The parameters are logarithms.
    func scaled(_ matrix: [Double]) -> [Double] {
      matrix.enumerated().map { k, x -> Double in x * coefficients[k / 3] * coefficients[k % 3] }
    }
    return FlashFit(
      coefficients: coefficients, covariance: scaled(errors.covariance),
      sampleCovariance: scaled(errors.sampleCovariance), efficiencies: results[3],
      efficiencyErrors: errors.efficiencyErrors,
      meanEfficiencyError: errors.meanEfficiencyError, negativeLogarithm: minimum.value,
      outcome: minimum.outcome, evaluations: evaluations)
  }

  private func values(_ x: [Double], _ counts: [Double]) -> [GlobalExpression: Tensor] {
    var values: [GlobalExpression: Tensor] = [likelihood.light.parameters: Tensor(x)]
    values[likelihood.counts] = Tensor(counts)
    values[likelihood.explicit] = Tensor([Double]())
    return values
  }
}
