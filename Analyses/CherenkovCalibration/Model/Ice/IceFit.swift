import Autodiff
import Foundation
import NumericalMethods

/// The lengths of scattering and absorption that arrival times in ice ask for.
///
/// Light starts isotropically at the vertex and scatters isotropically with mean path λₑ, the effective
/// scattering length, in ice without end: at a few λₑ what is left of real scattering, which goes mostly forward.
/// Paths are sampled once in a reference and stand for other ice by λₑ⁻ⁿ e^(−L(1/λₑ + 1/λₐ)), as in
/// ``SampledLight``. In each shell of distance the bins of lateness are compared by the multinomial likelihood, so
/// that it does not matter how much light there was and how many sensors look.
public struct IceFit: Sendable {
  /// λₑ, in metres.
  public private(set) var scatteringLength: Double
  /// λₐ, in metres.
  public private(set) var absorptionLength: Double
  /// Their statistical errors, in metres.
  public private(set) var errors: [Double] = [.nan, .nan]
  /// Σ (n − expected)²/expected of bins where at least one is expected.
  public private(set) var chiSquared = Double.nan
  /// These bins less shells and parameters.
  public private(set) var degreesOfFreedom = 0
  /// Photons in the bins.
  public let photons: Int
  /// Whether sampling again where the last search ended moved it by less than a twentieth.
  public private(set) var isConverged = false

  /// - Parameters:
  ///   - data: The photons of an event.
  ///   - paths: How many are sampled.
  ///   - seed: Of the paths.
  ///   - threads: For sums over places.
  /// - Throws: What an evaluation throws.
  public init(
    _ data: IcePhotons, paths: Int = 20_000, seed: UInt64 = 1, threads: Int = availableThreads
  ) throws {
    let bins = IceBins()
    let counts = data.counts(bins)
    photons = Int(counts.reduce(0, +))
    (scatteringLength, absorptionLength) = (40, 110)
    for round in 0..<12 where !isConverged {
      let light = IceLight(
        bins, scattering: scatteringLength, absorption: absorptionLength, paths: paths,
        seed: seed &+ UInt64(round) << 32)
      let result = try light.fit(counts, threads: threads)
      // Paths do not stand for ice that is too different.
      let change = result.position.map { min(max($0, -0.25), 0.25) }
      scatteringLength *= exponential(change[0])
      absorptionLength *= exponential(change[1])
      errors = [scatteringLength * result.errors[0], absorptionLength * result.errors[1]]
      chiSquared = result.chiSquared
      degreesOfFreedom = result.bins - bins.shells - 2
      isConverged = change.allSatisfy { abs($0) < 0.05 }
    }
  }
}

/// Light in shells of ice, as an expression of its lengths.
struct IceLight {
  private let bins: IceBins
  /// log of λₑ and λₐ over those of the reference.
  private let parameters = GlobalExpression.parameter("ice", shape: [2])
  private let expected: GlobalExpression
  private let space = EventSpace("places")
  private let columns: ColumnSource

  init(_ bins: IceBins, scattering: Double, absorption: Double, paths: Int, seed: UInt64) {
    self.bins = bins
    columns = Self.places(bins, scattering, paths: paths, seed: seed)
    let space = space
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    let (x, y) = (parameters[0], parameters[1])
    let slope = expm1(-x) / scattering + exp(-y) / absorption
    let weights = exp(-(column("scatterings") * x + column("path") * slope))
    expected = sumOverEventsIntoCells(weights, at: column("cell"), count: bins.count)
  }

  /// Places 20 m apart along paths, from a random one on: their mean number is the light's density.
  private static func places(_ bins: IceBins, _ scattering: Double, paths: Int, seed: UInt64)
    -> ColumnSource
  {
    let spacing = 20.0
    let farthest = bins.distances[bins.shells]
    let longest = farthest + bins.lateness[bins.times] * IcePhotons.speed
    let draws = RandomStream(seed: seed, purpose: "ice-paths")
    var (cell, path, scatterings): ([Double], [Double], [Double]) = ([], [], [])
    var number: UInt64 = 0
    for _ in 0..<paths {
      var (position, travelled, count) = (SIMD3<Double>.zero, 0.0, 0.0)
      var next = spacing * draws.uniform(at: number)
      number += 1
      while travelled < longest {
        let way = Directions.isotropic(draws.uniform(at: number), draws.uniform(at: number + 1))
        let length = scattering * draws.exponential(at: number + 2)
        number += 3
        while next < min(travelled + length, longest) {
          let place = position + (next - travelled) * way
          let distance = (place * place).sum().squareRoot()
          let late = (next - distance) / IcePhotons.speed
          if let found = bins.cell(distance: distance, lateness: late) {
            cell.append(Double(found) + 0.5)
            path.append(next)
            scatterings.append(count)
          }
          next += spacing
        }
        position += length * way
        travelled += length
        count += 1
      }
    }
    return ColumnSource(["cell": cell, "path": path, "scatterings": scatterings])
  }

  func fit(_ counts: [Double], threads: Int) throws -> (
    position: [Double], errors: [Double], chiSquared: Double, bins: Int
  ) {
    let n = GlobalExpression(counts).reshaped(to: [bins.shells, bins.times])
    let mean = max(expected, 1e-12).reshaped(to: [bins.shells, bins.times])
    let shares = mean / mean.sum(axis: 1).reshaped(to: [bins.shells, 1])
    let predicted = shares * n.sum(axis: 1).reshaped(to: [bins.shells, 1])
    let value = -(n * log(shares)).sum()
    let slope = gradient(of: value, withRespectTo: parameters)
    let slopes = (0..<2).map {
      directionalDerivative(
        of: predicted, withRespectTo: parameters, along: $0 == 0 ? [1, 0] : [0, 1])
    }
    let evaluator = Evaluator(Plan([value, slope, predicted] + slopes), threads: threads)
    evaluator.bind(space, to: columns)
    let minimum = try minimise(
      from: [0, 0], using: BFGS(gradientTolerance: 0.1, iterationLimit: 60, firstStep: 0.05)
    ) { (x: [Double], gradient: inout [Double]) throws in
      guard x.allSatisfy({ abs($0) < 0.5 }) else { return .nan }
      let results = try evaluator.evaluate([parameters: Tensor(x)])
      gradient = results[1].elements
      return results[0].scalar
    }
    let results = try evaluator.evaluate([parameters: Tensor(minimum.position)]).map(\.elements)
    let model = FisherScoring.Model(
      means: results[2].map { max($0, 1e-9) }, slopes: [results[3], results[4]])
    let inverse = choleskyInverse(model.information, order: 2)
    let compared = zip(counts, model.means).filter { $0.1 >= 1 }
    let chiSquared = compared.reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
    return (
      minimum.position, [0, 3].map { inverse?[$0].squareRoot() ?? .nan }, chiSquared,
      compared.count
    )
  }
}
