import Foundation
import HistFactory
import Inference
import NumericalMethods
import TestSupport
import Testing

/// Workspaces whose numbers are all allowed and mostly senseless: fits and tests end, whatever they say.
@Suite("Senseless numbers in workspaces")
struct HostileNumberTests {
  private static let numbers: [Double] = [
    0, -0.0, 1e-300, 1e-10, 1, 50, 1e10, 1e100, 1e300, -1e-10, -1, -50, -1e300,
    .greatestFiniteMagnitude, .leastNonzeroMagnitude,
  ]

  /// One workspace of each number of a seeded stream.
  private func workspace(_ seed: UInt64) -> Workspace {
    let stream = RandomStream(seed: seed, purpose: "hostile")
    var index: UInt64 = 0
    func next(_ usual: Double) -> Double {
      index += 2
      if stream.uniform(at: index) < 0.75 { return usual }
      return Self.numbers[Int(stream.uniform(at: index + 1) * Double(Self.numbers.count))]
    }
    let background = Workspace.Sample(
      name: "background", data: [next(50), next(40)],
      modifiers: [
        .init(name: "norm", effect: .normSys(low: next(0.9), high: next(1.1))),
        .init(
          name: "shape", effect: .histoSys(low: [next(45), next(42)], high: [next(55), next(39)])),
        .init(name: "stat", effect: .statError([next(3), next(2)])),
        .init(name: "bins", effect: .shapeSys([next(4), next(5)])),
        .init(name: "free", effect: .shapeFactor),
      ])
    let signal = Workspace.Sample(
      name: "signal", data: [next(5), next(9)],
      modifiers: [.init(name: "mu", effect: .normFactor), .init(name: "lumi", effect: .luminosity)])
    return Workspace(
      channels: [.init(name: "channel", samples: [signal, background])],
      observations: [.init(name: "channel", data: [abs(next(55)), abs(next(44))])],
      measurements: [
        .init(
          name: "measurement", parameterOfInterest: "mu",
          parameters: [
            .init(name: "mu", inits: [next(1)], bounds: [[next(0), next(10)].sorted()]),
            .init(name: "lumi", auxdata: [next(1)], sigmas: [next(0.02)]),
          ])
      ])
  }

  @Test func `every fit and test ends`() throws {
    var (models, converged) = (0, 0)
    for seed in 0..<UInt64(14) {
      guard let likelihood = try? Likelihood(workspace(seed)) else { continue }
      models += 1
      let fit = try likelihood.fit()
      if fit.isConverged { converged += 1 }
      _ = fit.pulls
      _ = fit.goodness
      _ = try likelihood.limitTest(mu: 1)
      _ = try likelihood.discoveryTest()
      _ = try likelihood.interval(of: "mu")
      _ = try? likelihood.impacts(threads: 1)
      _ = try? fit.yields()
    }
    // Most workspaces are refused for factors that are not positive; most of the others can be fitted.
    #expect(models > 5 && converged > models / 3, "\(converged) of \(models) converged")
  }

  @Test func `every limit ends`() throws {
    for seed in 200..<UInt64(204) {
      guard let likelihood = try? Likelihood(workspace(seed)) else { continue }
      _ = try likelihood.upperLimit()
      _ = try? likelihood.limitTestByToys(mu: 1, toys: 3, seed: 1)
    }
  }
}
