import CherenkovModel
import Foundation
import NumericalMethods
import Testing

@Suite("Photons in a cylinder")
struct PlainSimulationTests {
  private let count: UInt32 = 20_000

  /// The fraction detected of photons from the middle, and its binomial error.
  private func detected(
    in medium: Medium, along direction: (UInt64) -> SIMD3<Double>
  ) throws -> (fraction: Double, error: Double) {
    let simulation = PlainSimulation(cylinder: .wcte, medium: medium, seed: 11)
    var hits = 0
    for index in 0..<count {
      let end = try simulation.end(
        ofPhoton: index, from: .zero, along: direction(UInt64(index)))
      if case .detected = end { hits += 1 }
    }
    let fraction = Double(hits) / Double(count)
    return (fraction, (fraction * (1 - fraction) / Double(count)).squareRoot())
  }

  private func isotropic(_ index: UInt64) -> SIMD3<Double> {
    let stream = RandomStream(seed: 5, purpose: "source")
    return Directions.isotropic(stream.uniform(at: 2 * index), stream.uniform(at: 2 * index + 1))
  }

  @Test func `distances to barrel and lids`() {
    let side = Cylinder.wcte.wall(from: [1, 0, 0], along: [-1, 0, 0])
    #expect(side.distance == 3 && side.normal == [1, 0, 0])
    let lid = Cylinder.wcte.wall(from: [0, 0, 0.5], along: [0, 0, -1])
    #expect(lid.distance == 2.5 && lid.normal == [0, 0, 1])
    let slope = Cylinder.wcte.wall(from: .zero, along: [0.8, 0, 0.6])
    #expect(abs(slope.distance - 2.5) < 1e-15)
  }

  @Test func `Rayleigh's cosine solves its cubic and has its moments`() {
    var (first, second) = (0.0, 0.0)
    for i in 0..<1000 {
      let u = (Double(i) + 0.5) / 1000
      let cosine = Directions.rayleighCosine(u)
      #expect(abs(cosine * cosine * cosine + 3 * cosine - (8 * u - 4)) < 1e-13)
      first += cosine / 1000
      second += cosine * cosine / 1000
    }
    #expect(abs(first) < 1e-13 && abs(second - 0.4) < 1e-5)
  }

  @Test func `turning keeps length and angle`() {
    let start = Directions.isotropic(0.97, 0.3)
    let turned = Directions.turned(start, cosine: -0.3, azimuth: 1)
    #expect(abs((turned * turned).sum() - 1) < 1e-14)
    #expect(abs((turned * start).sum() + 0.3) < 1e-14)
  }

  @Test func `a beam between the lids sums a geometric series`() throws {
    let medium = try Medium(scatteringLength: .infinity, absorptionLength: 6, reflectivity: 0.4)
    let found = try detected(in: medium) { _ in [0, 0, 1] }
    let expected = 0.6 * exp(-2.0 / 6) / (1 - 0.4 * exp(-4.0 / 6))
    #expect(abs(found.fraction - expected) < 4 * found.error)
  }

  @Test func `absorption of isotropic light is an integral over the angle`() throws {
    let medium = try Medium(scatteringLength: .infinity, absorptionLength: 3, reflectivity: 0)
    let found = try detected(in: medium, along: isotropic)
    let steps = 10_000
    let expected = (0..<steps).reduce(0.0) { sum, i in
      let cosine = (Double(i) + 0.5) / Double(steps)
      let distance = min(2 / cosine, 2 / (1 - cosine * cosine).squareRoot())
      return sum + exp(-distance / 3) / Double(steps)
    }
    #expect(abs(found.fraction - expected) < 4 * found.error)
  }

  @Test func `light that only scatters arrives in full, on the wall, after a longer path`() throws {
    let medium = try Medium(scatteringLength: 1, absorptionLength: .infinity, reflectivity: 0)
    let simulation = PlainSimulation(cylinder: .wcte, medium: medium, seed: 2)
    var longer = 0
    for index in 0..<UInt32(2000) {
      let end = try simulation.end(ofPhoton: index, from: .zero, along: [0, 0, 1])
      guard case .detected(let place, let path) = end else {
        Issue.record("photon \(index): \(end)")
        continue
      }
      let radius = (place.x * place.x + place.y * place.y).squareRoot()
      #expect(min(abs(radius - 2), abs(abs(place.z) - 2)) < 1e-9)
      #expect(path >= (place * place).sum().squareRoot() - 1e-9)
      if path > 2 + 1e-9 { longer += 1 }
    }
    // All but e^(−2) of them scatter.
    #expect(abs(Double(longer) / 2000 - (1 - exp(-2.0))) < 0.03)
  }

  @Test func `a lossless mirror gives up, and bad numbers are named`() throws {
    let mirror = try Medium(
      scatteringLength: .infinity, absorptionLength: .infinity, reflectivity: 1)
    let simulation = PlainSimulation(cylinder: .wcte, medium: mirror, seed: 1)
    let end = try simulation.end(ofPhoton: 0, from: .zero, along: [0, 0.6, 0.8])
    #expect(end == .unfinished)
    #expect(throws: CherenkovModelError.self) {
      try simulation.end(ofPhoton: 0, from: [3, 0, 0], along: [0, 0, 1])
    }
    let error = #expect(throws: CherenkovModelError.self) {
      try Medium(scatteringLength: -1, absorptionLength: 1, reflectivity: 0)
    }
    #expect(
      error?.description
        == "The scattering length in m is -1.0; expected a positive number or infinity.")
  }
}
