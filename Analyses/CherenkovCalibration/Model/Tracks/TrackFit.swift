import Autodiff
import Foundation
import NumericalMethods

/// A muon as fitted to counts.
public struct TrackFit: Sendable {
  /// The track.
  public let track: MuonTrack
  /// Vertex, two slopes and log T, counted from the guess.
  public let parameters: [Double]
  /// Their standard errors.
  public let errors: [Double]
  /// −log L at the minimum, half the deviance.
  public let negativeLogarithm: Double
  /// How the search ended.
  public let outcome: SolverOutcome
  /// Values with all slopes that it took.
  public let evaluations: Int
}

/// Fits tracks to counts by their Poisson likelihood, one after the other with the same photons.
///
/// It is used by one task at a time.
public final class TrackFitter {
  /// The model of the light.
  public let light: TrackLight
  let counts: GlobalExpression
  private let values: Evaluator
  private let search: Evaluator
  private let information: Evaluator

  /// - Parameters:
  ///   - light: The model.
  ///   - threads: For sums over photons.
  public init(_ light: TrackLight, threads: Int = 1) {
    self.light = light
    counts = .parameter("counts", shape: [light.setup.layout.count])
    let logarithms = log(light.expected) - log(max(counts, 1e-9))
    let value = (light.expected - counts - counts * logarithms).sum()
    values = light.evaluator([value], threads: threads)
    search = light.evaluator(
      [value, gradient(of: value, withRespectTo: light.parameters)], threads: threads)
    let slopes = (0..<6).map { index in
      directionalDerivative(
        of: light.expected, withRespectTo: light.parameters,
        along: GlobalExpression((0..<6).map { $0 == index ? 1 : 0 }))
    }
    information = light.evaluator([light.expected] + slopes, threads: threads)
  }

  /// Fits counts from a guess.
  ///
  /// - Throws: What an evaluation throws.
  public func fit(_ data: [Double], from guess: MuonTrack) throws -> TrackFit {
    let start = light.parameters(of: guess, from: guess)
    let found = try FisherScoring().search(from: start, counts: data) { try model(at: $0, guess) }
    return TrackFit(
      track: light.track(found.position, from: guess), parameters: found.position,
      errors: found.model.map(errors) ?? start.map { _ in .nan },
      negativeLogarithm: found.model?.value(data) ?? .nan, outcome: found.outcome,
      evaluations: found.evaluations)
  }

  /// −log L.
  func value(at x: [Double], _ data: [Double], _ guess: MuonTrack) throws -> Double {
    guard isSensible(x) else { return .nan }
    return try values.evaluate(assignments(x, data, guess))[0].scalar
  }

  /// −log L with its gradient.
  func value(
    at x: [Double], _ data: [Double], _ guess: MuonTrack, gradient: inout [Double]
  ) throws -> Double {
    guard isSensible(x) else {
      gradient = x.map { _ in .nan }
      return .nan
    }
    let results = try search.evaluate(assignments(x, data, guess))
    gradient = results[1].elements
    return results[0].scalar
  }

  /// Expected counts and their slopes; nil where there is no light.
  func model(at x: [Double], _ guess: MuonTrack) throws -> FisherScoring.Model? {
    guard isSensible(x) else { return nil }
    let zero = [Double](repeating: 0, count: light.setup.layout.count)
    let results = try information.evaluate(assignments(x, zero, guess)).map(\.elements)
    return FisherScoring.Model(means: results[0], slopes: Array(results[1...]))
  }

  /// Standard errors by the Fisher information Σ ∂μ∂μ/μ.
  private func errors(_ model: FisherScoring.Model) -> [Double] {
    let unit = (0..<36).map { $0 % 7 == 0 ? 1.0 : 0 }
    let inverse = choleskySolve(model.information, order: 6, rightHandSides: unit, count: 6)
    return (0..<6).map { inverse?[7 * $0].squareRoot() ?? .nan }
  }

  /// A muon below the threshold gives no light, and beyond the table there is none.
  private func isSensible(_ x: [Double]) -> Bool {
    let energy = exponential(x[5])
    let vertex = SIMD3(x[0], x[1], x[2])
    return MuonRange.energies.contains(energy) && (vertex * vertex).sum() < 100
  }

  private func assignments(_ x: [Double], _ data: [Double], _ guess: MuonTrack)
    -> [GlobalExpression: Tensor]
  {
    var values = light.assignments(guess)
    values[light.parameters] = Tensor(x)
    values[counts] = Tensor(data)
    return values
  }
}
