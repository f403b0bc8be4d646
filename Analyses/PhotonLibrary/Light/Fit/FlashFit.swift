import Foundation
import NumericalMethods

/// Where a flash was, by maximum likelihood.
public struct FlashFit: Sendable {
  /// The place, in cm.
  public let position: Position
  /// The number of photons.
  public let photons: Double
  /// The standard errors of x, y and z in cm, from the Fisher information at the fitted values; NaN where that is
  /// singular.
  public let positionErrors: Position
  /// The standard error of log N.
  public let photonsError: Double
  /// −log L there, half the deviance.
  public let negativeLogarithm: Double
  /// Whether the minimum was found.
  public let isConverged: Bool
  /// Whether it lies at a wall.
  public let isAtWall: Bool
}

/// Fits flashes with one model of light.
///
/// Each begins at the best of 4 × 12 × 6 points, whose visibilities are known beforehand, and goes on by Newton's
/// method with exact second derivatives within the walls.
public final class FlashFitter {
  /// The likelihood, in numbers.
  public let objective: FlashObjective
  private let places: [Position]
  private let visibilities: [Double]
  private var detector: LightDetector { objective.likelihood.detector }

  /// - Parameters:
  ///   - model: The visibility that fits believe in.
  ///   - detector: Its efficiencies and dark counts, and the box.
  public init(_ model: some LightModel, of detector: LightDetector) throws {
    objective = FlashObjective(
      FlashLikelihood(model, of: detector), counts: detector.tiles.map { _ in 0 })
    let grid = VoxelGrid(size: detector.size, counts: [4, 12, 6])
    places = (0..<grid.count).map { grid.point($0) }
    visibilities = try model.values(at: places)
  }

  /// Fits a flash, of which only the counts are looked at.
  ///
  /// - Throws: What an evaluation throws.
  public func fit(_ flash: Flash) throws -> FlashFit {
    objective.counts = flash.counts
    let (likelihood, bounds) = (objective.likelihood, objective.likelihood.bounds)
    let minimum = BoundedMinimiser().minimise(
      objective, from: start(flash.counts), lower: bounds.lower, upper: bounds.upper)
    if let failure = objective.failure { throw failure }
    let errors = errors(at: minimum.position)
    return FlashFit(
      position: likelihood.position(minimum.position),
      photons: FlashLikelihood.referencePhotons * exp(minimum.position[3]),
      positionErrors: Position(errors[0], errors[1], errors[2]) * detector.size / 2,
      photonsError: errors[3], negativeLogarithm: minimum.value,
      isConverged: minimum.outcome == .converged,
      isAtWall: !minimum.isFree[0..<3].allSatisfy { $0 })
  }

  /// The standard errors of the parameters.
  public func errors(at x: [Double]) -> [Double] {
    let inverse = choleskyInverse(objective.information(at: x), order: x.count)
    return x.indices.map { inverse?[$0 * (x.count + 1)].squareRoot() ?? .nan }
  }

  /// The best of the known points, with as many photons as fit the sum of all counts.
  func start(_ counts: [Double]) -> [Double] {
    let tiles = counts.count
    let light = max(counts.reduce(0, +) - Double(tiles) * detector.darkCounts, 1)
    var best = (value: Double.infinity, place: 0, photons: 1.0)
    for place in places.indices {
      let seen = (0..<tiles).map {
        max(visibilities[place * tiles + $0], 0) * detector.efficiencies[$0]
      }
      let photons = light / max(seen.reduce(0, +), 1e-12)
      let value = (0..<tiles).reduce(0.0) { sum, tile in
        let expected = photons * seen[tile] + detector.darkCounts
        return sum + expected - counts[tile] * log(expected)
      }
      if value < best.value { best = (value, place, photons) }
    }
    return objective.likelihood.parameters(of: places[best.place], photons: best.photons)
  }
}
