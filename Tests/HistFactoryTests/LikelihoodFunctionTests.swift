import Autodiff
import Foundation
import HistFactory
import NumericalMethods
import TestSupport
import Testing

private typealias Channel = HistFactoryModel.Channel
private typealias Sample = HistFactoryModel.Sample

/// A model with everything that can meet in one sample, in two channels.
private func everything(
  factors: Interpolation = .polynomialExponential, shifts: Interpolation = .polynomialLinear
) throws -> HistFactoryModel {
  func shared(_ scale: Double) -> [Modifier] {
    [
      .normSys("a", low: 0.9, high: 1.15), .normSys("b", low: 1.08, high: 0.95),
      .histoSys("a", low: scale * [9.0, 21, 28], high: scale * [12.0, 19, 33]),
      .histoSys("c", low: scale * [10.5, 20.5, 29], high: scale * [9.0, 22, 32]),
      .luminosity("lumi", nominal: 1, uncertainty: 0.02),
    ]
  }
  return try HistFactoryModel(
    channels: [
      Channel(
        "signal region",
        samples: [
          Sample(
            "signal", nominal: [4, 7, 1],
            modifiers: [
              .normFactor("mu"), .normFactor("mu"), .normFactor("k"),
              .normSys("a", low: 0.8, high: 1.2),
            ]),
          Sample(
            "first", nominal: [10, 20, 30],
            modifiers: shared(1) + [
              .statError("stat", uncertainties: [2, 3, 0]),
              .shapeSys("shape", uncertainties: [3, 0, 4]), .shapeFactor("free"),
            ]),
          Sample(
            "second", nominal: [5, 0, 8],
            modifiers: [
              .statError("stat", uncertainties: [1, 0, 0]),
              .shapeSys("other", uncertainties: [1, 1, 2]), .normFactor("k"),
            ]),
        ]),
      Channel(
        "control region",
        samples: [
          Sample("first", nominal: [20, 40, 60], modifiers: shared(2) + [.shapeFactor("free")]),
          Sample(
            "second", nominal: [3, 3, 3],
            modifiers: [
              .shapeFactor("alone"), .shapeFactor("free"), .shapeFactor("free"),
              .histoSys("c", low: [2, 3, 4], high: [4, 3, 2]),
            ]),
        ]),
    ], parameterOfInterest: "mu", factorInterpolation: factors, shiftInterpolation: shifts)
}

private let counts: [Double] = [17, 30, 0, 25, 38, 66]

@Suite("The likelihood of numbers against the graph's")
struct LikelihoodFunctionTests {
  /// Derivatives by the graph's own rules.
  private static func expectEqual(
    _ model: HistFactoryModel, _ data: ModelData, at points: [[Double]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let theta = GlobalExpression.parameter("θ", shape: [model.parameterCount])
    let value = model.halfDeviance(at: theta, data: data)
    let evaluator = Evaluator(
      Plan([
        value, model.negativeLogLikelihood(at: theta, data: data),
        gradient(of: value, withRespectTo: theta), hessian(of: value, withRespectTo: theta),
        model.expectedRates(at: theta), model.expectedData(at: theta).auxiliary,
      ]))
    let likelihood = try Likelihood(model, data: data)
    for point in points {
      let expected = try evaluator.evaluate([theta: Tensor(point)]).map(\.elements)
      var slope = Array(repeating: Double.nan, count: point.count)
      let asimov = likelihood.asimov(at: point)
      let (value, hessian) = likelihood.withFunction { function in
        var hessian = ArrowMatrix(function.hessianPattern(count: point.count))
        return (function.derivatives(at: point, gradient: &slope, hessian: &hessian), hessian)
      }
      let results = [
        [value], [likelihood.negativeLogLikelihood(at: point)], slope, hessian.elements,
        asimov.main, asimov.auxiliary,
      ]
      #expect(value == likelihood.halfDeviance(at: point), sourceLocation: sourceLocation)
      for (index, (result, expected)) in zip(results, expected).enumerated() {
        let scale = expected.reduce(1e-3) { max($0, abs($1)) }
        #expect(
          deviation(of: result, from: expected, scale: scale) < 1e-12,
          "quantity \(index) at \(point)", sourceLocation: sourceLocation)
      }
    }
  }

  private func points(_ model: HistFactoryModel) -> [[Double]] {
    let random = RandomStream(seed: 5, purpose: "points")
    let inside = (0..<UInt64(4)).map { point in
      zip(model.initialValues, random.uniforms(count: 64, startingAt: 64 * point)).map {
        $0 + 0.8 * ($1 - 0.5)
      }
    }
    // Beyond ±1 the interpolations change; at 0 products of factors vanish.
    let far = model.parameters.flatMap { parameter in
      parameter.initialValues.map { $0 == 0 ? 1.7 : 0.6 }
    }
    let zero = model.parameters.flatMap { parameter in
      parameter.initialValues.map { parameter.name == "mu" || parameter.name == "k" ? 0 : $0 }
    }
    return inside + [far, far.map { -0.2 + 1.2 * abs($0) }, far.map { $0 > 1 ? -1.7 : $0 }, zero]
  }

  @Test func `everything that can meet in one sample`() throws {
    let model = try everything()
    try Self.expectEqual(
      model, model.data(observing: GlobalExpression(counts)), at: points(model))
  }

  @Test(arguments: Interpolation.allCases)
  func `each interpolation`(interpolation: Interpolation) throws {
    let shifts = interpolation.canShift ? interpolation : .polynomialLinear
    let model = try everything(factors: interpolation, shifts: shifts)
    try Self.expectEqual(
      model, model.data(observing: GlobalExpression(counts)), at: points(model))
  }

  @Test(arguments: [NuisanceConstraint.none, .gaussian(width: 2.5), .standard])
  func `each constraint of a shared parameter`(constraint: NuisanceConstraint) throws {
    let model = try everything().constraining("a", by: constraint)
    #expect(
      try everything().constraining("a", by: .none).constraining("a", by: constraint).parameters
        .map(\.bounds) == model.parameters.map(\.bounds))
    try Self.expectEqual(
      model, model.data(observing: GlobalExpression(counts)), at: points(model))
  }

  @Test func `templates may be expressions`() throws {
    let scale = GlobalExpression.parameter("scale")
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            Sample("signal", nominal: scale * [5, 3], modifiers: [.normFactor("mu")]),
            Sample(
              "background", nominal: [50, 40],
              modifiers: [.shapeSys("bins", uncertainties: scale * [5, 4])]),
          ])
      ], parameterOfInterest: "mu")
    let data = model.data(observing: [48, 41])
    let likelihood = try Likelihood(model, data: data, at: [scale: 1.5])
    let theta = GlobalExpression([0.7, 1.1, 0.9])
    let expected = try model.negativeLogLikelihood(at: theta, data: data).value(at: [scale: 1.5])
    #expect(
      abs(likelihood.negativeLogLikelihood(at: [0.7, 1.1, 0.9]) - expected.scalar) < 1e-12)
    #expect(throws: EvaluationError.self) { try Likelihood(model, data: data) }
  }

  @Test func `shifts cannot be interpolated by exponentials`() throws {
    let error = #expect(throws: ModelError.self) {
      try everything(shifts: .piecewiseExponential)
    }
    #expect(
      error?.description == """
        piecewiseExponential interpolates factors (normsys), not shifts of templates (histosys); for \
        these choose one of piecewiseLinear, parabolicLinear, parabolicLinearWithJump, \
        polynomialLinear
        """)
  }
}
