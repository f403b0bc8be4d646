import Autodiff
import Foundation
import NumericalMethods

/// Fits the six parameters to the hits of known tracks.
///
/// The misfit is minimised by BFGS, in rounds of a few steps. Each round takes the hits' covariances, and
/// coordinates in which their information is the unit matrix, where the last one ended. The fit has
/// converged when a round has and has moved by less than a hundredth of a standard deviation.
public struct Calibration {
  /// The model of the hits.
  public let misfit: Misfit
  /// The plain simulation of the same pixels, for the hits' covariances.
  public let plain: PlainSimulation
  /// How near to its minimum a round must come to have converged, in standard deviations.
  public var tolerance = 1e-3
  /// Steps of a round.
  public var steps = 12
  /// Rounds before the fit gives up.
  public var rounds = 20

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
    derivatives = simulation.derivatives(threads: threads)
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
    var search = Search(detector: start)
    // The field alone moves hits by hundreds of ticks, which the others would bend to explain.
    for _ in 0..<3 { try descend([2], hits, &search) }
    for _ in 0..<rounds {
      let moved = try descend(Array(0..<DetectorParameters.count), hits, &search)
      if search.outcome.isConverged && moved < 0.01 { break }
      if search.outcome.isConverged { search.outcome = .iterationLimit }
    }
    return Result(
      detector: search.detector, chiSquared: 2 * search.value,
      degreesOfFreedom: 2 * hits.count - DetectorParameters.count,
      information: try information(search.detector), outcome: search.outcome,
      evaluations: search.evaluations)
  }

  /// Where a fit is.
  private struct Search {
    var detector: DetectorParameters
    var value = Double.nan
    var outcome = SolverOutcome.iterationLimit
    var evaluations = 0
  }

  /// One round, in which some parameters are free.
  ///
  /// - Returns: How far it went, in standard deviations.
  @discardableResult
  private func descend(_ free: [Int], _ hits: [Hit], _ search: inout Search) throws -> Double {
    let point = search.detector.scaled
    let data = misfit.data(hits, spreads: plain.spreads(search.detector))
    let matrix = try information(search.detector).matrix
    let coordinates = WhitenedCoordinates(
      matrix: free.flatMap { row in free.map { matrix[row * DetectorParameters.count + $0] } },
      at: free.map { point[$0] })
    func scaled(_ position: [Double]) -> [Double] {
      var scaled = point
      for (index, value) in zip(free, coordinates.scaled(position)) { scaled[index] = value }
      return scaled
    }
    var evaluations = 0
    let minimum = try minimise(
      from: free.map { _ in 0 },
      using: BFGS(gradientTolerance: tolerance, iterationLimit: steps, firstStep: 1)
    ) { (position: [Double], gradient: inout [Double]) throws in
      evaluations += 1
      let place = scaled(position)
      guard place.allSatisfy({ $0 > 0.02 }) else { return .nan }
      let (value, slope) = try valueAndGradient(place, data)
      gradient = coordinates.gradient(free.map { slope[$0] })
      return value
    }
    search.detector = DetectorParameters(scaled: scaled(minimum.position))
    (search.outcome, search.value) = (minimum.outcome, minimum.value)
    search.evaluations += evaluations
    return minimum.position.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
