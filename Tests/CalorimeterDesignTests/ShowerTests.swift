import CalorimeterDesign
import DualNumbers
import Testing

private func setup(
  energy: Double = 1000, absorber: Double = 2.3, gap: Double = 5.7, scattering: Bool = false
) throws -> ShowerSetup<Double> {
  try ShowerSetup(
    energy: energy, absorber: absorber, gap: gap,
    physics: ShowerPhysics(multipleScattering: scattering))
}

private func dualSetup(scattering: Bool = false) throws -> ShowerSetup<Dual4> {
  try ShowerSetup(
    energy: Dual4(1000, inDirection: 0), absorber: Dual4(2.3, inDirection: 1),
    gap: Dual4(5.7, inDirection: 2), physics: ShowerPhysics(multipleScattering: scattering))
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

@Suite("Showers")
struct ShowerTests {
  @Test(arguments: [false, true])
  func `energy is conserved`(scattering: Bool) throws {
    for shower in simulateShowers(try setup(scattering: scattering), count: 20, seed: 1) {
      #expect(abs(shower.deposits.reduce(0, +) + shower.leaked - 1000) < 1e-8)
      #expect(shower.deposits.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `its derivative is conserved, too`() throws {
    for shower in simulateShowers(try dualSetup(), count: 20, seed: 1) {
      let sum = shower.deposits.reduce(shower.leaked, +).tangents
      #expect(abs(sum[0] - 1) < 1e-9)
      #expect(abs(sum[1]) < 1e-7)
      #expect(abs(sum[2]) < 1e-7)
    }
  }

  @Test func `the number of threads changes nothing`() throws {
    let one = simulateShowers(try setup(), count: 25, seed: 2, threads: 1)
    let two = simulateShowers(try setup(), count: 25, seed: 2, threads: 2)
    #expect(one.map(\.deposits) == two.map(\.deposits))
  }

  @Test(arguments: [false, true])
  func `a shower with derivatives takes the same way`(scattering: Bool) throws {
    let plain = simulateShowers(try setup(scattering: scattering), count: 10, seed: 3)
    let dual = simulateShowers(try dualSetup(scattering: scattering), count: 10, seed: 3)
    #expect(plain.map(\.deposits) == dual.map { $0.deposits.map(\.value) })
  }

  @Test func `stopping paths does not change values`() throws {
    let whole = simulateShowers(try dualSetup(scattering: true), count: 10, seed: 4)
    let stopped = simulateShowers(
      try dualSetup(scattering: true), count: 10, seed: 4, estimator: .stopped)
    for (a, b) in zip(whole, stopped) {
      #expect(abs(a.visible.value - b.visible.value) < 1e-6)
    }
  }

  @Test func `a pathwise derivative is the difference of one shower where no way changes`() throws {
    let h = 1e-5
    let up = simulateShowers(try setup(energy: 1000 + h), count: 20, seed: 5)
    let down = simulateShowers(try setup(energy: 1000 - h), count: 20, seed: 5)
    let dual = simulateShowers(try dualSetup(), count: 20, seed: 5)
    for ((a, b), shower) in zip(zip(up, down), dual) where a.steps == b.steps {
      #expect(abs((a.visible - b.visible) / (2 * h) - shower.visible.tangents[0]) < 1e-3)
    }
  }

  @Test func `showers of more energy reach deeper`() throws {
    func depth(_ energy: Double) throws -> Double {
      mean(
        simulateShowers(try setup(energy: energy), count: 60, seed: 6).map { shower in
          let pairs = shower.pairs
          return pairs.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
            / pairs.reduce(0, +)
        })
    }
    let (low, high) = (try depth(500), try depth(4000))
    // ln 8 = 2.1 radiation lengths of 26.5 mm: 7 pairs of 8 mm, less what leaks.
    #expect((4.0...9.0).contains(high - low), "\(low) and \(high)")
  }

  @Test func `settings that mean nothing are refused`() {
    #expect(throws: SetupError.self) { try setup(energy: -1) }
    #expect(throws: SetupError.self) { try setup(absorber: .nan) }
    #expect(throws: SetupError.self) { try setup(gap: 0) }
  }
}
