import Apus
import Foundation
import TestSupport
import Testing

@testable import Categories

@Suite("Toys of categories")
struct ToyEventsTests {
  /// log(multivariate_normal(μ, Σ).pdf(x) / Σ shares · multivariate_normal.pdf(x)) of SciPy 1.17.1.
  @Test(arguments: [
    (SIMD3(0.3, -0.7, 0.2), -1.1425594028966923, -4.267559402896694),
    (SIMD3(3, -4, -5), 12.273815765848624, -9.601184234151372),
    (SIMD3(-1, 2, -2), -5.801141492738855, 3.5738585072611437),
  ])
  func `have the log likelihood ratios of SciPy`(
    point: SIMD3<Double>, first: Double, second: Double
  ) {
    #expect(abs(logRatio(point, 0) - first) < 1e-12)
    #expect(abs(logRatio(point, 1) - second) < 1e-12)
  }

  @Test func `have the covariance that they should`() {
    let process = ToyProcess.signals[0]
    let sample = ToySample(process, count: 20_000, seed: 1, purpose: "test").points
    let mean = sample.reduce(.zero, +) / Double(sample.count)
    #expect((0..<3).allSatisfy { abs(mean[$0] - process.mean[$0]) < 0.03 })
    // E[(x f)²] = (σ² + μ²)(1 + 0.3²), and for two coordinates (ρ + μ μ′): the noises are independent.
    func moment(_ i: Int, _ j: Int) -> Double {
      sample.map { $0[i] * $0[j] }.reduce(0, +) / Double(sample.count)
    }
    #expect(abs(moment(0, 0) - (1 + 2.25) * 1.09) < 0.1)
    #expect(abs(moment(0, 1) - (0.2 - 1.5)) < 0.06)
    #expect(abs(moment(1, 2) - (0.2 + 1)) < 0.06)
  }

  @Test func `keep backgrounds in proportion and parts apart`() throws {
    let data = try ToyEvents(signal: 100, background: 1001).scores(seed: 3)
    #expect(data[.training].map(\.name) == ["signal1", "signal2", "background"])
    #expect(data[.training].map(\.events.count) == [100, 100, 1001])
    #expect(data[.training].map(\.expectedEvents) == [50, 10, 26_000])
    let columns = try DataPart.allCases.map { try data[$0][2].events.column("p1") }
    #expect(Set(columns.flatMap { $0 }).count == 3003)
  }

  @Test func `have scores that sum to one`() throws {
    let table = try ToyEvents(signal: 50, background: 50).scores(seed: 3)[.test][1].events
    let (p1, p2) = (try table.column("p1"), try table.column("p2"))
    let (r1, r2) = (try table.column("ratio1"), try table.column("ratio2"))
    for i in 0..<50 {
      let background = 1 - p1[i] - p2[i]
      #expect(background > 0)
      #expect(abs(log(p1[i] / p2[i]) - (r1[i] - r2[i])) < 1e-9)
      #expect(abs(p1[i] - exp(r1[i]) * background) < 1e-12)
    }
  }

  /// With 4 · 10⁵ events of gato-hep's generator, 20 equidistant bins of the score reach 1.3206, 3 reach
  /// 0.8716; these are fewer and other events.
  @Test func `reach the known significances in equidistant bins`() throws {
    let training = try ToyEvents(signal: 10_000, background: 30_000).ratios(seed: 1)[.training]
    for (bins, expected) in [(1, 0.31), (2, 0.7502), (3, 0.8716), (5, 1.01)] {
      let reached = try CellCounts(training, of: "ratio", walls: WallGrid.score(bins).walls)
        .significance
      #expect(abs(reached / expected - 1) < 0.03, "\(bins) bins: \(reached)")
    }
  }
}
