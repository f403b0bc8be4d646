import Apus
import Foundation
import LightTransport
import NumericalMethods
import Studies
import TestSupport
import Testing

@Suite("Places of flashes by likelihood")
struct FitTests {
  private let detector = LightDetector()
  private let truth = AnalyticVisibility(LightDetector())

  @Test func `derivatives are those of the value, where nothing was counted too`() {
    let likelihood = FlashLikelihood(truth, of: detector, freeEfficiencies: 2)
    var counts = Flash(simulatedFrom: [9, 40, 22], photons: 2e5, in: detector, seed: 5).counts
    counts[0] = 0
    let objective = FlashObjective(likelihood, counts: counts)
    let x = likelihood.parameters(of: [12, 37, 25], photons: 3e5).dropLast(2) + [0.4, -0.3]
    var (slope, hessian) = (Array(x), ArrowMatrix(.init(count: 6)))
    _ = objective.derivatives(at: Array(x), gradient: &slope, hessian: &hessian)
    let differences = finiteDifferences(at: Tensor(Array(x)), step: 1e-3) {
      objective.value(at: $0.elements)
    }
    #expect(deviation(of: slope, from: differences, scale: 1) < 1e-7)
    for row in 0..<6 {
      let second = finiteDifferences(at: Tensor(Array(x)), step: 1e-3) {
        var slope = $0.elements
        _ = objective.value(at: $0.elements, gradient: &slope)
        return slope[row]
      }
      #expect(deviation(of: (0..<6).map { hessian[row, $0] }, from: second, scale: 1) < 1e-6)
    }
  }

  /// Where counts are as expected, the terms with second derivatives of μ vanish.
  @Test func `the information is the curvature without fluctuations`() {
    let flash = Flash(expectedFrom: [9, 40, 22], photons: 4e5, in: detector)
    let likelihood = FlashLikelihood(truth, of: detector)
    let objective = FlashObjective(likelihood, counts: flash.counts)
    let x = likelihood.parameters(of: flash.position, photons: flash.photons)
    var (slope, hessian) = (x, ArrowMatrix(.init(count: 4)))
    _ = objective.derivatives(at: x, gradient: &slope, hessian: &hessian)
    #expect(deviation(of: objective.information(at: x), from: hessian.elements, scale: 1) < 1e-8)
  }

  @Test func `a flash without fluctuations is found where it was`() throws {
    let fitter = try FlashFitter(truth, of: detector)
    for place: Position in [[9, 40, 22], [27, 115, 4], [3, 5, 57]] {
      let fit = try fitter.fit(Flash(expectedFrom: place, photons: 4e5, in: detector))
      let path = fit.position - place
      #expect(fit.isConverged && !fit.isAtWall && (path * path).sum() < 1e-10)
      #expect(abs(fit.photons / 4e5 - 1) < 1e-6)
    }
  }

  /// Twenty flashes: a pull's mean is known to 0.22, its width to 0.16.
  @Test func `pulls of fits with the exact visibility are standard normal`() throws {
    let test = try ClosureTest(
      "flashes", of: truth, in: detector, seeds: 100...119, threads: 2)
    #expect(test.failures.isEmpty && test.distances.count == 20)
    #expect(test.pulls.map(\.name) == ["x", "y", "z", "log N"])
    #expect(test.pulls.allSatisfy { abs($0.mean) < 0.9 && 0.5...1.6 ~= $0.width })
  }

  @Test func `with gradients fewer evaluations than without`() throws {
    let flash = Flash.random(in: detector, seed: 2)
    let problems = try [2, 6].map {
      try MinimisationProblem(finding: flash, parameters: $0, with: truth, of: detector)
    }
    let comparison = try OptimiserComparison(
      "flash", of: problems, by: [.bfgs, .bfgsByDifferences], limit: 10_000)
    #expect(comparison.runs.map(\.parameters) == [2, 2, 6, 6])
    #expect(comparison.runs.allSatisfy { $0.hasArrived })
    let (bfgs, differences) = (comparison.runs[2], comparison.runs[3])
    // 2 n + 1 values for each gradient, of which the searches need about as many.
    #expect(bfgs.values == 0 && differences.values > 6 * bfgs.gradients)
  }
}
