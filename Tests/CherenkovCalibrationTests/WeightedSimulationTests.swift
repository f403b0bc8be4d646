import CherenkovModel
import Foundation
import NumericalMethods
import Testing

@Suite("Weights of photons in a cylinder")
struct WeightedSimulationTests {
  private let source = RandomStream(seed: 8, purpose: "source")
  private let start: SIMD3<Double> = [0.7, -0.4, 1]

  private func direction(_ index: UInt32) -> SIMD3<Double> {
    let number = 2 * UInt64(index)
    return Directions.isotropic(source.uniform(at: number), source.uniform(at: number + 1))
  }

  /// Sums over photons of light detected, of its path and of that on the upper lid.
  private func observables(_ hits: [(place: SIMD3<Double>, weight: Double, path: Double)])
    -> SIMD3<Double>
  {
    hits.reduce(.zero) { sum, hit in
      sum + hit.weight * [1, hit.path, hit.place.z > 1.999_999 ? 1 : 0]
    }
  }

  @Test func `means are those of hard choices`() throws {
    let medium = try Medium(scatteringLength: 3, absorptionLength: 8, reflectivity: 0.3)
    let plain = PlainSimulation(cylinder: .wcte, medium: medium, seed: 21)
    let weighted = WeightedSimulation(cylinder: .wcte, medium: medium, seed: 22)
    let count: UInt32 = 20_000
    var (mean, square): (SIMD3<Double>, SIMD3<Double>) = (.zero, .zero)
    var mostLeft = 0.0
    for index in 0..<count {
      let way = direction(index)
      var difference: SIMD3<Double> = .zero
      if case .detected(let place, let path) = try plain.end(
        ofPhoton: index, from: start, along: way)
      {
        difference -= observables([(place, 1, path)])
      }
      let (hits, left) = try weighted.hits(ofPhoton: index, from: start, along: way, steps: 60)
      mostLeft = max(mostLeft, left)
      difference += observables(hits.map { ($0.place, $0.weight, $0.path) })
      mean += difference / Double(count)
      square += difference * difference / Double(count)
    }
    #expect(mostLeft < 1e-3)
    for k in 0..<3 {
      let error = ((square[k] - mean[k] * mean[k]) / Double(count)).squareRoot()
      #expect(abs(mean[k]) < 4 * error)
      #expect(error < 0.03)
    }
  }

  @Test func `a beam without scattering is the geometric series, term by term`() throws {
    let medium = try Medium(scatteringLength: .infinity, absorptionLength: 6, reflectivity: 0.4)
    let simulation = WeightedSimulation(cylinder: .wcte, medium: medium, seed: 1)
    let (hits, left) = try simulation.hits(
      ofPhoton: 0, from: .zero, along: [0, 0, 1], steps: 5)
    #expect(hits.count == 5)
    for (k, hit) in hits.enumerated() {
      let path = 2 + 4 * Double(k)
      #expect(abs(hit.path - path) < 1e-12)
      #expect(abs(hit.weight - 0.6 * pow(0.4, Double(k)) * exp(-path / 6)) < 1e-15)
    }
    #expect(abs(left - pow(0.4, 5) * exp(-18.0 / 6)) < 1e-15)
  }
}
