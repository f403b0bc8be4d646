import Autodiff
import Foundation
import NumericalMethods

/// A muon as fitted to counts.
public struct TrackFit: Sendable {
  /// The track.
  public let track: MuonTrack
  /// Vertex, two slopes and log T, counted from the guess.
  public let parameters: [Double]
  /// Their standard errors; NaN where the model has so few photons that slopes are mostly noise.
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
  private let noise: Evaluator

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
    func withSlopes(_ counts: GlobalExpression) -> Evaluator {
      let slopes = (0..<6).map { index in
        directionalDerivative(
          of: counts, withRespectTo: light.parameters,
          along: GlobalExpression((0..<6).map { $0 == index ? 1 : 0 }))
      }
      return light.evaluator([counts] + slopes, threads: threads)
    }
    information = withSlopes(light.expected)
    noise = withSlopes(light.difference)
  }

  /// Fits counts from a guess.
  ///
  /// - Throws: What an evaluation throws.
  public func fit(_ data: [Double], from guess: MuonTrack) throws -> TrackFit {
    let start = light.parameters(of: guess, from: guess)
    let found = try FisherScoring().search(from: start, counts: data) { try model(at: $0, guess) }
    return TrackFit(
      track: light.track(found.position, from: guess), parameters: found.position,
      errors: try errors(at: found.position, found.model, guess),
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
    try isSensible(x) ? model(information, at: x, guess) : nil
  }

  private func model(_ evaluator: Evaluator, at x: [Double], _ guess: MuonTrack) throws
    -> FisherScoring.Model
  {
    let zero = [Double](repeating: 0, count: light.setup.layout.count)
    let results = try evaluator.evaluate(assignments(x, zero, guess)).map(\.elements)
    return FisherScoring.Model(means: results[0], slopes: Array(results[1...]))
  }

  /// Standard errors by counts and by the model's photons.
  private func errors(at x: [Double], _ found: FisherScoring.Model?, _ guess: MuonTrack) throws
    -> [Double]
  {
    guard let found else { return x.map { _ in .nan } }
    return TrackErrors(found, noise: try model(noise, at: x, guess)).values
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
