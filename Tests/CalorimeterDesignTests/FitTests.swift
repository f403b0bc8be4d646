import DualNumbers
import Testing

@testable import CalorimeterDesign

private let sampling = ShowerSampling(
  layers: 20, physics: ShowerPhysics(cut: 10), count: 150, seed: 21, threads: 2)

@Suite("Fits of profiles")
struct FitTests {
  @Test func `means have the covariance of their sample`() {
    let profile = MeanProfile([[1, 2], [3, 2], [5, 5]])
    #expect(profile.means == [3, 3])
    // Sums of squares 8 and 6, of products 6; over 3 · 2.
    #expect(profile.covariance == [8 / 6.0, 1, 1, 1])
  }

  @Test func `groups add up to the visible energy`() throws {
    for groups in [1, 3, 10] {
      for shower in try sampling.showers(of: Design(energy: 300)).prefix(5) {
        let sum = Readout(groups: groups).energies(of: shower).reduce(0, +)
        #expect(abs(sum - shower.visible) < 1e-9)
      }
    }
  }

  @Test func `normal equations solve least squares`() throws {
    // A line through (0, 1), (1, 3), (2, 5) with errors 1, 1, 2.
    let equations = try #require(
      NormalEquations(
        residuals: [1, 3, 5], covariance: [1, 0, 0, 0, 1, 0, 0, 0, 4],
        jacobian: [1, 0, 1, 1, 1, 2]))
    let solution = try #require(equations.solution)
    #expect(abs(solution.step[0] - 1) < 1e-12 && abs(solution.step[1] - 2) < 1e-12)
    #expect(abs(equations.chiSquare - (1 + 9 + 25 / 4.0)) < 1e-12)
    // Sums 1/σ² = 2.25, x/σ² = 1.5, x²/σ² = 2: determinant 2.25.
    #expect(abs(solution.covariance[0] - 2 / 2.25) < 1e-12)
    #expect(abs(solution.covariance[1] + 1.5 / 2.25) < 1e-12)
  }

  @Test func `parameters that cannot be told apart have no solution`() throws {
    let equations = try #require(
      NormalEquations(residuals: [1, 2], covariance: [1, 0, 0, 1], jacobian: [1, 1, 1, 1]))
    #expect(equations.solution == nil)
  }

  @Test func `the same showers are found again`() throws {
    let truth = Design(energy: 300)
    let fit = TemplateFit(readout: Readout(groups: 5), sampling: sampling)
    let data = try fit.template(of: truth)
    let start = Design(energy: 315, absorber: 2.2, gap: 6)
    let found = try fit.fit(data, from: start)
    #expect(found.hasConverged)
    for index in 0..<3 {
      let distance = found.design.numbers[index] - truth.numbers[index]
      #expect(abs(distance) < 0.5 * found.errors[index], "\(Design.names[index]): \(distance)")
    }
    #expect(found.chiSquare < (try fit.chiSquare(of: data, at: start)))
  }

  @Test func `a start that means nothing is refused`() throws {
    let fit = TemplateFit(readout: Readout(groups: 5), sampling: sampling)
    let data = try fit.template(of: Design(energy: 300))
    #expect(throws: SetupError.self) { try fit.fit(data, from: Design(energy: -1)) }
  }

  @Test func `two gaps cannot tell three numbers apart`() throws {
    var few = sampling
    (few.layers, few.count) = (2, 30)
    let found = try ProfileClosure(truth: Design(energy: 300), sampling: few).fit(seed: 1)
    #expect(!found.hasConverged && found.correlations.isEmpty && found.errors[0].isNaN)
  }
}
