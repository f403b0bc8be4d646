import DualNumbers
import Foundation
import NumericalMethods
import Testing

@testable import CalorimeterDesign

@Suite("Designs")
struct DesignTests {
  private let budget = DesignBudget()

  @Test func `layers use up depth and cost, whatever their slopes`() throws {
    for count in [20, 50, 85] {
      let layers = try #require(budget.layers(count)).sloped(absorber: 0.6, gap: -0.4)
      let (absorbers, gaps) = layers.thicknesses
      let spent = absorbers.reduce(0, +)
      #expect(abs(spent + gaps.reduce(0, +) - 400) < 1e-9)
      #expect(abs(spent + Double(count) - 165) < 1e-9)
      #expect(absorbers.first! < absorbers.last! && gaps.first! > gaps.last!)
    }
  }

  @Test func `a budget is not enough for any number of layers`() {
    #expect(budget.layers(165) == nil)
    #expect(budget.layers(1000) == nil)
    #expect(DesignBudget(depth: 100).layers(50) == nil)
  }

  @Test func `fifty layers are those that the cost is taken from`() throws {
    let layers = try #require(budget.layers(50))
    #expect(abs(layers.absorber - 2.3) < 1e-12 && abs(layers.gap - 5.7) < 1e-12)
  }

  @Test func `a resolution's error is that of normal numbers`() {
    let sample = RandomStream(seed: 3, purpose: "normal").normals(count: 4000).map { 10 + $0 }
    let resolution = Resolution(sample)
    // σ/μ = 0.1 with variance (1/2 + 0.01)·0.01/n.
    let expected = (0.51 * 0.01 / 4000).squareRoot()
    #expect(abs(resolution.error - expected) < 0.05 * expected)
    #expect(abs(resolution.value - 0.1) < 4 * expected)
  }

  @Test func `a quadratic surface has its minimum`() throws {
    let grid = [-1.0, 0, 1]
    let places = grid.flatMap { x in grid.map { [x, $0] } }
    let values = places.map { p in
      3 + 2 * (p[0] - 0.3) * (p[0] - 0.3) + (p[1] + 0.2) * (p[1] + 0.2) + p[0] * p[1]
    }
    let found = try #require(QuadraticSurface(places, values).minimum)
    // 4(x − 0.3) + y = 0 and 2(y + 0.2) + x = 0.
    #expect(abs(4 * (found[0] - 0.3) + found[1]) < 1e-10)
    #expect(abs(2 * (found[1] + 0.2) + found[0]) < 1e-10)
    #expect(QuadraticSurface(places, values.map { -$0 }).minimum == nil)
    let line = try #require(
      QuadraticSurface([[0], [1], [2], [3]], [4, 1, 0, 1], errors: [1, 2, 1, 2]).minimum)
    #expect(abs(line[0] - 2) < 1e-10)
  }

  @Test func `few layers with thick absorbers resolve worse`() throws {
    let model = ResolutionModel(
      energy: 300, physics: ShowerPhysics(cut: 10), showers: 200, seed: 5, threads: 2)
    let coarse = try model.resolution(of: try #require(budget.layers(15)))
    let fine = try model.resolution(of: try #require(budget.layers(50)))
    #expect(coarse.value > fine.value + 2 * (coarse.error + fine.error))
  }

  @Test func `the energy profile is a density over depth`() {
    let scale = CascadeScale(Design())
    let sum = (0..<6000).reduce(0) {
      $0 + 0.01 * scale.density(at: 0.005 + 0.01 * Double($1), energy: 1000)
    }
    #expect(abs(sum - 1) < 1e-4)
    // 2.3 mm of 8.904 mm and 5.7 mm of 140 mm in 8 mm.
    #expect(abs(scale.radiationLength - 8 / (2.3 / 8.904 + 5.7 / 140)) < 1e-12)
  }

  @Test func `a shower's maximum is where that of the cascade theory is`() throws {
    let summary = try ShowerSummary(
      Design(energy: 500),
      ShowerSampling(
        layers: 70, physics: ShowerPhysics(cut: 5), count: 100, seed: 4, threads: 2))
    #expect(abs(summary.maximum - summary.expectedMaximum) < 1)
    #expect(summary.leaked.value < 10)
  }
}
