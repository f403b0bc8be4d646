import Autodiff
import HistFactory
import Inference
import Testing

@Suite("Expected results of numbers")
struct ExpectationTests {
  private func model() throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        .init(
          "region",
          samples: [
            .init("signal", nominal: [3, 7, 2], modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: [50, 30, 8],
              modifiers: [
                .normSys("norm", low: 0.9, high: 1.12),
                .histoSys("shape", low: [48, 31, 8.5], high: [53, 29, 7.1]),
                .statError("stat", uncertainties: [3, 2, 0]),
              ]),
          ])
      ], parameterOfInterest: "mu")
  }

  @Test(arguments: [0.5, 1, 2])
  func `are those of the graph`(mu: Double) throws {
    for model in [try model(), try model().holding("shape", at: 0)] {
      let likelihood = try Likelihood(model, data: model.data(observing: [1, 2, 3]))
      let strength = GlobalExpression(mu)
      let graph = try values(of: [
        model.expectedSignificance(mu: strength), model.expectedCLs(mu: strength),
        model.expectedUncertainty(mu: strength),
      ]).map(\.scalar)
      let numbers = [
        try likelihood.expectedSignificance(mu: mu).result,
        try likelihood.expectedCLs(mu: mu).result, try likelihood.expectedUncertainty(mu: mu),
      ]
      for (a, b) in zip(numbers, graph) { #expect(abs(a / b - 1) < 1e-6, "\(numbers) \(graph)") }
    }
  }

  /// One bin without uncertainties: CLs = 2 Φ(−√q), q = 2 (s − b log(1 + s/b)) for data b; and the error of
  /// μ is √(s + b)/s.
  @Test func `of a counting experiment have a closed form`() throws {
    let model = try HistFactoryModel(
      channels: [
        .init(
          "bin",
          samples: [
            .init("signal", nominal: [10], modifiers: [.normFactor("mu")]),
            .init("background", nominal: [40]),
          ])
      ], parameterOfInterest: "mu")
    let likelihood = try Likelihood(model, data: model.data(observing: [0]))
    // Python: erfc(sqrt(10 - 40 * log(1.25))).
    #expect(abs(try likelihood.expectedCLs().result - 0.14270777713105656) < 1e-9)
    #expect(abs(try likelihood.expectedUncertainty() - 50.0.squareRoot() / 10) < 1e-12)
    #expect(try likelihood.expectedCLs().warnings.isEmpty)
  }

  @Test func `need a parameter of interest and a number`() throws {
    let likelihood = try Likelihood(model(), data: model().data(observing: [1, 2, 3]))
    #expect(throws: TestError.self) { try likelihood.expectedCLs(mu: .nan) }
    #expect(throws: TestError.self) { try likelihood.expectedUncertainty(mu: .infinity) }
    let model = try HistFactoryModel(
      channels: [.init("bin", samples: [.init("background", nominal: [40])])],
      parameterOfInterest: nil)
    let other = try Likelihood(model, data: model.data(observing: [0]))
    #expect(throws: ModelError.noParameterOfInterest) { try other.expectedCLs() }
    #expect(throws: ModelError.noParameterOfInterest) { try other.expectedUncertainty() }
  }
}
