import Autodiff
import HistFactory
import Inference
import Testing

@Suite("CLs against pyhf's validation, which compared it with ROOT")
struct ValidationTests {
  /// With a shape whose variations lie on the same side, the likelihood has two minima: see below.
  static let withOneMinimum = ValidationCase.all.filter {
    $0.name != ValidationCase.coupledShape.name
  }

  @Test(arguments: withOneMinimum)
  func `qμ with piecewise interpolations`(golden: ValidationCase) throws {
    let (model, data) = try piecewise(golden)
    let test = try model.limitTest(mu: 1, data: data, statistic: .q)
    try expect([test.cls] + test.expectedCLs, golden)
  }

  @Test(arguments: withOneMinimum)
  func `q̃μ with the usual interpolations`(golden: ValidationCase) throws {
    let model = try HistFactoryModel(channels: golden.channels, parameterOfInterest: "mu")
    let data = model.data(observing: GlobalExpression(golden.counts))
    let result = try numbers([model.limitTest(mu: 1, data: data).cls])[0]
    #expect(abs(result / golden.byDefault - 1) < 1e-8)
  }

  @Test func `of two minima pyhf's validation finds the higher`() throws {
    let golden = ValidationCase.coupledShape
    let (model, data) = try piecewise(golden)
    let local = ["coupled": 0.5]
    let background = try model.fit(to: data, fixing: ["mu": 0], from: local)
    let asimov = model.expectedData(at: background.parameters)
    func statistic(_ data: ModelData) throws -> GlobalExpression {
      let fixed = try model.fit(to: data, fixing: ["mu": 1], from: local)
      return 2 * (fixed.halfDeviance - (try model.fit(to: data, from: local).halfDeviance))
    }
    let (q, qA) = (safeSquareRoot(try statistic(data)), safeSquareRoot(try statistic(asimov)))
    let bands = [-2.0, -1, 0, 1, 2].map { normalCDF($0 - qA) / normalCDF(GlobalExpression($0)) }
    try expect([normalCDF(-q) / normalCDF(qA - q)] + bands, golden)

    let fixed = try model.fit(to: data, fixing: ["mu": 1])
    let higher = try model.fit(to: data, fixing: ["mu": 1], from: local)
    let depths = try numbers([fixed.halfDeviance, higher.halfDeviance])
    #expect(depths[0] < depths[1] - 0.2)
  }

  /// Numbers of the lower minimum from a scan of the profile likelihood.
  @Test func `with the usual interpolations too`() throws {
    let golden = ValidationCase.coupledShape
    let model = try HistFactoryModel(channels: golden.channels, parameterOfInterest: "mu")
    let data = model.data(observing: GlobalExpression(golden.counts))
    let test = try model.limitTest(mu: 1, data: data)
    let higher = try model.fit(to: data, from: ["coupled": -0.3, "mu": 0.6])
    let fixed = try model.fit(to: data, fixing: ["mu": 1])
    let root = safeSquareRoot(2 * (fixed.halfDeviance - higher.halfDeviance))
    let lower = try model.fit(to: data)
    let results = try numbers([
      normalCDF(-root) / normalCDF(safeSquareRoot(test.asimov) - root), test.cls,
      higher.halfDeviance - lower.halfDeviance,
    ])
    #expect(abs(results[0] / golden.byDefault - 1) < 1e-8)
    #expect(abs(results[1] - 0.1140434217) < 1e-9)
    #expect(abs(results[2] - 0.734612225874) < 1e-9)
  }

  @Test func `the discovery p-value and its expected band`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [25], background: [50], uncertainty: [7])
    let test = try model.discoveryTest(data: model.data(observing: [80]))
    let results = try numbers([test.pValue] + test.expectedPValues)
    // pyhf's test_validation.py, whose fits stop early, and pyhf 0.7.6 with polished fits.
    let published = [
      0.003936883191585841, 1.2204714711e-5, 6.4052374263e-4, 0.013202867164, 0.11119604158,
      0.41286079728,
    ]
    let polished = [
      0.003936878440204086, 1.2208769733107347e-05, 0.0006406910965473284, 0.013205408043625069,
      0.11121023338210823, 0.41288995790962196,
    ]
    for (index, result) in results.enumerated() {
      #expect(abs(result / published[index] - 1) < 4e-4)
      #expect(abs(result / polished[index] - 1) < 1e-8)
    }
  }

  private func piecewise(_ golden: ValidationCase) throws -> (HistFactoryModel, ModelData) {
    let model = try HistFactoryModel(
      channels: golden.channels, parameterOfInterest: "mu",
      factorInterpolation: .piecewiseExponential, shiftInterpolation: .piecewiseLinear)
    return (model, model.data(observing: GlobalExpression(golden.counts)))
  }

  private func expect(
    _ results: [GlobalExpression], _ golden: ValidationCase,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (index, result) in try numbers(results).enumerated() {
      #expect(
        abs(result / golden.published[index] - 1) < 1.3e-4, sourceLocation: sourceLocation)
      #expect(abs(result / golden.polished[index] - 1) < 1e-8, sourceLocation: sourceLocation)
    }
  }
}
