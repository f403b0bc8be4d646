import Autodiff
import NumericalMethods

/// The light of flashes in sharp sensors, as an expression of the medium, from paths sampled once.
///
/// A path with m reflections, n scatterings and the length L to where it is detected has the density
/// f = (1 − R) Rᵐ S⁻ⁿ e^(−L(1/S + 1/A)) times what does not depend on the medium. Paths sampled in a reference
/// medium with weights w stand for any other with weights w f/f₀: unbiased for every S, R and A, and so are
/// all derivatives, as paths and choices do not move. The further from the reference, the more the weights
/// fluctuate. The flashes are on the axis, so that a path counts for every azimuth (`SensorRings`).
public struct SampledLight: Sendable {
  /// The flashes.
  public let flashes: Flashes
  /// log of 1/S, R and 1/A over those of the reference, of shape `[3]`.
  public let parameters: GlobalExpression
  /// Expected counts at efficiencies of 1, of shape `[sources · sensors]`.
  public let expected: GlobalExpression
  /// The variance of `expected` by the number of sampled paths, of the same shape.
  public let variance: GlobalExpression
  /// Which sensors of which flash share their paths, `[sources · sensors]`.
  let rings: [Int]
  private let space: EventSpace
  private let columns: ColumnSource

  /// - Parameters:
  ///   - flashes: Sources and sensors.
  ///   - photons: How many are sampled for each source.
  ///   - steps: Reflections and scatterings that are followed; less than a thousandth of the light is left after 10.
  ///   - seed: Of the sample.
  /// - Throws: ``CherenkovModelError`` for a source outside of the tank.
  public init(_ flashes: Flashes, photons: Int = 100_000, steps: UInt16 = 10, seed: UInt64) throws {
    self.flashes = flashes
    let scale = flashes.photons * flashes.quantumEfficiency / Double(photons)
    let paths = try PathSample(flashes, photons: photons, steps: steps, seed: seed)
    columns = paths.columns
    let space = EventSpace("paths")
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    parameters = .parameter("medium", shape: [3])
    let reference = flashes.reference.coefficients
    let (x, y, z) = (parameters[0], parameters[1], parameters[2])
    let detected = log1p(-exp(y) * reference[1]) - log1p(GlobalExpression(-reference[1]))
    let change =
      column("reflections") * y + column("scatterings") * x
      - column("path") * (expm1(x) * reference[0] + expm1(z) * reference[2]) + detected
    let weights = column("weight") * exp(change) * scale
    let cell = column("cell")
    let (rings, count) = (paths.rings, paths.rings.count)
    let places = flashes.sources.indices.flatMap { source in
      rings.numbers.map { source * count + $0 }
    }
    let cells = flashes.sources.count * count
    expected = sumOverEventsIntoCells(weights, at: cell, count: cells).gathered(places)
    variance = sumOverEventsIntoCells(square(weights), at: cell, count: cells).gathered(places)
    self.rings = places
    self.space = space
  }

  /// An evaluator of some outputs, with the paths bound.
  func evaluator(_ outputs: [GlobalExpression], threads: Int) -> Evaluator {
    let evaluator = Evaluator(Plan(outputs), threads: threads)
    evaluator.bind(space, to: columns)
    return evaluator
  }

  /// 1/S, R and 1/A of parameters.
  public func coefficients(_ parameters: [Double]) -> [Double] {
    zip(flashes.reference.coefficients, parameters).map { $0 * exponential($1) }
  }
}

/// The ends of paths in rings of sensors.
private struct PathSample {
  let rings: SensorRings
  private(set) var weight: [Double] = []
  private(set) var path: [Double] = []
  private(set) var reflections: [Double] = []
  private(set) var scatterings: [Double] = []
  private(set) var cell: [Double] = []

  init(_ flashes: Flashes, photons: Int, steps: UInt16, seed: UInt64) throws {
    rings = SensorRings(flashes.layout)
    let simulation = WeightedSimulation(
      cylinder: flashes.layout.cylinder, medium: flashes.reference, seed: seed)
    let directions = RandomStream(seed: seed, purpose: "cherenkov-directions")
    for (index, source) in flashes.sources.enumerated() {
      for photon in 0..<photons {
        let number = index * photons + photon
        let way = Directions.isotropic(
          directions.uniform(at: UInt64(2 * number)), directions.uniform(at: UInt64(2 * number + 1))
        )
        let hits = try simulation.hits(
          ofPhoton: UInt32(number), from: source, along: way, steps: steps
        ).hits
        for hit in hits where hit.weight > 1e-4 {
          for (ring, share) in rings.shares(at: hit.place) {
            weight.append(hit.weight * share)
            path.append(hit.path)
            reflections.append(Double(hit.reflections))
            scatterings.append(Double(hit.scatterings))
            cell.append(Double(index * rings.count + ring) + 0.5)
          }
        }
      }
    }
  }

  var columns: ColumnSource {
    ColumnSource([
      "weight": weight, "path": path, "reflections": reflections, "scatterings": scatterings,
      "cell": cell,
    ])
  }
}
