import Autodiff
import CherenkovModel
import Foundation
import NumericalMethods
import Studies
import Testing

@Suite("Light as expressions")
struct SoftLightTests {
  private let source: SIMD3<Double> = [0.4, -0.3, 0.8]
  private let medium = [1 / 6.0, 0.25, 1 / 10.0]

  /// Sums over groups of sensors: the barrel's rows, the lower and the upper lid.
  private func groups(_ layout: SensorLayout, _ charges: (Int) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: layout.rows + 2)
    for number in 0..<layout.count {
      let group =
        switch layout.surfaces[number] {
        case .barrel: number % layout.rows
        case .lower: layout.rows
        case .upper: layout.rows + 1
        }
      sums[group] += charges(number)
    }
    return sums
  }

  @Test func `charges are those of the weighted simulation`() throws {
    let layout = try SensorLayout()
    let count = 20_000
    let light = try SoftLight(from: source, in: layout, softness: 0.1, photons: count, seed: 3)
    let soft = try light.evaluator([light.charges]).evaluate([light.medium: Tensor(medium)])[0]
    let simulation = WeightedSimulation(
      cylinder: layout.cylinder, medium: try Medium(coefficients: medium), seed: 4)
    let draws = RandomStream(seed: 5, purpose: "directions")
    let width = layout.rows + 2
    var (mean, square) = (
      [Double](repeating: 0, count: width), [Double](repeating: 0, count: width)
    )
    for index in 0..<UInt32(count) {
      let number = 2 * UInt64(index)
      let way = Directions.isotropic(draws.uniform(at: number), draws.uniform(at: number + 1))
      var charges = [Double](repeating: 0, count: layout.count)
      let hits = try simulation.hits(ofPhoton: index, from: source, along: way, steps: 6).hits
      for hit in hits {
        if let sensor = layout.sensor(at: hit.place) { charges[sensor] += hit.weight }
      }
      for (group, sum) in groups(layout, { charges[$0] }).enumerated() {
        mean[group] += sum / Double(count)
        square[group] += sum * sum / Double(count)
      }
    }
    let found = groups(layout) { soft[$0] }
    for group in 0..<width {
      // Soft sensors fluctuate less than the sharp ones.
      let error = ((square[group] - mean[group] * mean[group]) / Double(count)).squareRoot()
      #expect(abs(found[group] - mean[group]) < 5 * error, "group \(group)")
      #expect(error < 0.1 * mean[group])
    }
  }

  @Test func `the gradient is that of differences`() throws {
    let layout = try SensorLayout()
    let light = try SoftLight(from: source, in: layout, softness: 0.1, photons: 300, seed: 3)
    let weights = RandomStream(seed: 1, purpose: "weights").normals(count: layout.count)
    let value = (light.charges * GlobalExpression(weights)).sum()
    let evaluator = light.evaluator([value, gradient(of: value, withRespectTo: light.medium)])
    let scan = try GradientScan(
      "charges", parameters: ["1/S", "R", "1/A"], at: medium, scales: medium,
      value: { try evaluator.evaluate([light.medium: Tensor($0)])[0].scalar },
      gradient: { try evaluator.evaluate([light.medium: Tensor($0)])[1].elements })
    #expect(scan.passes, "\(scan.report(.plain))")
  }

  @Test func `a source outside is refused`() throws {
    let layout = try SensorLayout()
    #expect(throws: CherenkovModelError.self) {
      try SoftLight(from: [3, 0, 0], in: layout, photons: 10, seed: 1)
    }
  }
}
