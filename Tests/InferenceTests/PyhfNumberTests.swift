import Autodiff
import Foundation
import HistFactory
import Inference
import Testing

@Suite("Numbers that pyhf's own tests assert")
struct PyhfNumberTests {
  /// Signal 12, 11 on background 50 ± 3, 52 ± 7, with 51 and 48 events observed: pyhf's README.
  private func readme() throws -> (model: HistFactoryModel, data: ModelData) {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7])
    return (model, model.data(observing: [51, 48]))
  }

  @Test func `observed CLs divides by the p-value of the data, not by its median`() throws {
    let (model, data) = try readme()
    let qTilde = try model.limitTest(mu: 1, data: data)
    let q = try model.limitTest(mu: 1, data: data, statistic: .q)
    let results = try numbers(
      [qTilde.cls, qTilde.clsb, qTilde.clb, q.cls] + qTilde.expectedCLs)
    // Printed by pyhf's documentation, whose fits stop early, and by pyhf 0.7.6 with polished fits.
    let published = [
      0.05251497, 0.02332502, 0.44415944, 0.05290051,
      0.00260626, 0.01382005, 0.06445319, 0.23525641, 0.57303617,
    ]
    let polished = [
      0.05251553, 0.02332496, 0.44415366, 0.05290114,
      0.0026064, 0.01382064, 0.06445515, 0.2352609, 0.57304165,
    ]
    for (index, result) in results.enumerated() {
      #expect(abs(result / published[index] - 1) < 6e-5)
      #expect(abs(result - polished[index]) < 6e-9)
    }
    // The Asimov-only answer would be p_{s+b} over one half.
    #expect(abs(2 * results[1] - results[0]) > 0.005)
  }

  @Test func `maximum likelihood, and the likelihood at μ = 1`() throws {
    let (model, data) = try readme()
    let free = try model.fit(to: data)
    let fixed = try model.fit(to: data, fixing: ["mu": 1])
    let twice = [free, fixed].map {
      2 * model.negativeLogLikelihood(at: $0.parameters, data: data)
    }
    let results = try values(of: [free.parameters] + twice)
    for (value, golden) in zip(results[0].elements, [0, 1.00305, 0.96267]) {
      #expect(abs(value - golden) < 4e-5)
    }
    #expect(abs(results[1].scalar - 24.983935) < 1e-5)
    #expect(abs(results[2].scalar - 28.922180) < 1e-5)
    let test = try numbers([LikelihoodRatio(model, data: data).qTilde(mu: 1)])[0]
    #expect(abs(test - 3.938244920380498) < 1e-6)
  }

  @Test func `discovery of nothing`() throws {
    let (model, data) = try readme()
    let test = try model.discoveryTest(data: data)
    let results = try numbers([test.pValue, test.expectedPValues[2]])
    // pyhf gives 0.49985660: its free fit stops short of μ = 0.
    #expect(results[0] == 0.5)
    #expect(abs(results[1] / 0.03026228 - 1) < 2e-4)
  }

  @Test(arguments: [
    (1.01156939, -1), (0.55988001, 0), (0.75702336, 1), (1.06234693, 2), (1.50116923, 3),
    (2.05078596, 4),
  ])
  func `CLs is 5% at the upper limits`(mu: Double, band: Int) throws {
    let (model, data) = try readme()
    let test = try model.limitTest(mu: GlobalExpression(mu), data: data)
    let cls = try numbers([band < 0 ? test.cls : test.expectedCLs[band]])[0]
    #expect(abs(cls - 0.05) < 1e-5)
  }

  @Test func `an example of the documentation`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [5, 10], background: [50, 60], uncertainty: [5, 12])
    let test = try model.limitTest(mu: 1, data: model.data(observing: [50, 60]))
    for cls in try numbers([test.cls, test.expectedCLs[2]]) {
      #expect(abs(cls / 0.35998409 - 1) < 1e-5)
    }
  }

  @Test func `Asimov data of a small model`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [5], background: [50], uncertainty: [7])
    let test = try model.limitTest(mu: 1, data: model.asimovData(mu: 1))
    #expect(abs(try numbers([test.cls])[0] / 0.7267836451638846 - 1) < 1e-5)
  }

  @Test func `p-values at five to nine standard deviations`() throws {
    let golden = [
      2.866515718791945e-07, 9.865876450377018e-10, 1.279812543885835e-12,
      6.220960574271829e-16, 1.1285884059538408e-19,
    ]
    for (z, golden) in zip([5.0, 6, 7, 8, 9], golden) {
      let p = try numbers([normalCDF(-GlobalExpression(z))])[0]
      #expect(abs(p / golden - 1) < 1e-8)
    }
  }

  @Test func `fits with a known answer`() throws {
    let simple = try HistFactoryModel.uncorrelatedBackground(
      signal: [50], background: [100], uncertainty: [10])
    let fit = try simple.fit(to: simple.data(observing: [125])).parameters.value().elements
    #expect(abs(fit[0] - 0.5) < 1e-10 && abs(fit[1] - 1) < 1e-10)

    let shape = try HistFactoryModel(
      channels: ValidationCase.shape.channels, parameterOfInterest: "mu")
    let data = shape.data(observing: [120, 180])
    let fixed = try shape.fit(to: data, fixing: ["mu": 1])
    let twice = 2 * shape.negativeLogLikelihood(at: fixed.parameters, data: data)
    let width = 1 / sqrt(fixed.minimisation!.hessian[0][0])
    let results = try numbers([twice, width])
    #expect(abs(results[0] / 17.52954975 - 1) < 1e-8)
    // pyhf's test has 0.26418431 from Minuit; this is its likelihood differenced at steps of 1e-3.
    #expect(abs(results[1] / 0.264315726 - 1) < 1e-7)
  }

  @Test func `shape factors have an exact maximum likelihood`() throws {
    let golden = ValidationCase.coupledShapeFactor
    let model = try HistFactoryModel(channels: golden.channels, parameterOfInterest: "mu")
    let data = model.data(observing: [220, 230, 200, 300])
    let fit = try model.fit(to: data).parameters.value().elements
    for (value, exact) in zip(fit, [1.0, 2, 3]) { #expect(abs(value - exact) < 1e-9) }
  }

  @Test func `the fits of the asymptotic calculator`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [1], background: [1], uncertainty: [1])
    let data = ModelData(main: [2], auxiliary: [1])
    let background = try model.fit(to: data, fixing: ["mu": 0])
    let asimov = model.expectedData(at: background.parameters)
    let fits = try values(of: [
      model.fit(to: data).parameters, background.parameters,
      model.fit(to: asimov, fixing: ["mu": 1]).parameters, model.fit(to: asimov).parameters,
    ])
    // The third solves 2 γ² − γ − 3/2 = 0; pyhf's test has 1.1513553 for it.
    let exact = [[1.0, 1], [0, 1.5], [1, (1 + 13.0.squareRoot()) / 4], [0, 1.5]]
    for (fit, exact) in zip(fits, exact) {
      for (value, exact) in zip(fit.elements, exact) { #expect(abs(value - exact) < 1e-9) }
    }
  }

  @Test func `a bin without uncertainty has no nuisance parameter`() throws {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([20, 10]),
            .background("background", [100, 10], .uncorrelated("bins", [10, 0])),
          ])
      ], parameterOfInterest: "mu")
    let test = try model.limitTest(mu: 1, data: model.data(observing: [100, 10]))
    let results = try numbers([test.cls] + test.expectedCLs)
    // From ROOT, to 1e-4.
    let golden = [
      0.004360634405484502, 2.702197938e-5, 3.709991761e-4, 0.004360634386, 0.038150315097,
      0.202030275642,
    ]
    for (result, golden) in zip(results, golden) { #expect(abs(result - golden) < 1e-4) }
  }
}
