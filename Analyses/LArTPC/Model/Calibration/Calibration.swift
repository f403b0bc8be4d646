import Autodiff
import Foundation
import NumericalMethods

/// Fits the six parameters to the hits of known tracks.
///
/// The misfit is minimised by BFGS in coordinates in which the information at the start is the unit
/// matrix. Then the hits' covariances are taken at what was found, and the fit goes on from there.
public struct Calibration {
  /// The model of the hits.
  public let misfit: Misfit
  /// The plain simulation of the same pixels, for the hits' covariances.
  public let plain: PlainSimulation
  /// How near to the minimum a fit must come, in standard deviations.
  public var tolerance = 1e-3
  /// How often covariances are taken anew.
  public var rounds = 3

  private let evaluator: Evaluator
  private let derivatives: Evaluator

  /// A fit's outcome.
  public struct Result: Sendable {
    /// Where the minimum is.
    public var detector: DetectorParameters
    /// χ² there.
    public var chiSquared: Double
    /// Numbers compared less parameters.
    public var degreesOfFreedom: Int
    /// The information of the hits there.
    public var information: FisherInformation
    /// How the last search ended.
    public var outcome: SolverOutcome
    /// Evaluations of the misfit with its gradient.
    public var evaluations: Int
  }

  /// - Parameters:
  ///   - map: The pixels whose hits are compared.
  ///   - recombination: How electrons recombine.
  ///   - threads: How many threads sweep over steps.
  public init(
    _ map: PixelMap, recombination: Recombination = .birks, threads: Int = availableThreads
  ) {
    let simulation = DifferentiableSimulation(map, recombination: recombination)
    misfit = Misfit(simulation)
    plain = PlainSimulation(map, recombination: recombination)
    evaluator = simulation.evaluator([misfit.value, misfit.gradient], threads: threads)
    derivatives = simulation.derivatives()
  }

  /// The misfit and its gradient in the scaled parameters.
  public func valueAndGradient(_ scaled: [Double], _ data: [GlobalExpression: Tensor]) throws
    -> (value: Double, gradient: [Double])
  {
    var inputs = data
    inputs[misfit.simulation.parameters] = Tensor(scaled)
    let values = try evaluator.evaluate(inputs)
    return (values[0].scalar, values[1].elements)
  }

  /// The information of all hits at some parameters.
  public func information(_ detector: DetectorParameters, _ observables: Observables = .both) throws
    -> FisherInformation
  {
    try misfit.simulation.information(
      detector, spreads: plain.spreads(detector), observables, derivatives: derivatives)
  }

  /// The parameters that hits are best explained by.
  ///
  /// - Parameters:
  ///   - hits: The data.
  ///   - start: Where to begin.
  /// - Returns: The result; its outcome says whether the last search converged.
  /// - Throws: `EvaluationError`.
  public func fit(_ hits: [Hit], from start: DetectorParameters) throws -> Result {
    var (detector, evaluations, outcome) = (start, 0, SolverOutcome.iterationLimit)
    var value = Double.nan
    for round in 0..<max(1, rounds) {
      let data = misfit.data(hits, spreads: plain.spreads(detector))
      let coordinates = WhitenedCoordinates(try information(detector), at: detector)
      let count = DetectorParameters.count
      let minimum = try minimise(
        from: [Double](repeating: 0, count: count),
        using: BFGS(
          gradientTolerance: round == rounds - 1 ? tolerance : 0.1, iterationLimit: 200, firstStep: 1)
      ) { position, gradient in
        evaluations += 1
        let scaled = coordinates.scaled(position)
        guard scaled.allSatisfy({ $0 > 0.02 }) else { return .nan }
        let (value, slope) = try valueAndGradient(scaled, data)
        gradient = coordinates.gradient(slope)
        return value
      }
      detector = DetectorParameters(scaled: coordinates.scaled(minimum.position))
      (outcome, value) = (minimum.outcome, minimum.value)
    }
    return Result(
      detector: detector, chiSquared: 2 * value,
      degreesOfFreedom: 2 * hits.count - DetectorParameters.count,
      information: try information(detector), outcome: outcome, evaluations: evaluations)
  }
}
