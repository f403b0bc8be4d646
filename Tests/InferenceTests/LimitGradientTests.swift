import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

/// A model in which every number depends on one expression x.
private struct Adjustable {
  let x = GlobalExpression.parameter("x")
  let model: HistFactoryModel
  let data: ModelData

  init() throws {
    let scale = 1 + 0.1 * x
    model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            Sample(
              "signal", nominal: scale * [6, 9],
              modifiers: [.normFactor("mu"), .normSys("theory", low: 0.95 - 0.02 * x, high: 1.06)]),
            Sample(
              "background", nominal: [50, 45] + x * [2, 0],
              modifiers: [
                .histoSys("scale", low: [46, 44] - x * [0, 1], high: scale * [55, 47]),
                .normSys("theory", low: 0.98, high: 1.03),
                .shapeSys("bins", uncertainties: scale * [4, 5]),
              ]),
          ])
      ], parameterOfInterest: "mu"
    ).bounding("mu", to: -5...10)
    data = model.data(observing: [58, 49] + x * [0.3, 0])
  }

  func likelihood(at value: Double) throws -> Likelihood {
    try Likelihood(model, data: data, at: [x: Tensor(value)])
  }
}

@Suite("Limits, uncertainties and impacts as expressions")
struct LimitGradientTests {
  private let adjustable = try! Adjustable()

  /// The expression's value and slope against another program's value at neighbouring points.
  private func expectAgreement(
    _ name: String, _ expression: GlobalExpression, within tolerance: Double = 1e-7,
    _ reference: (Likelihood) throws -> Double
  ) throws {
    let x = adjustable.x
    let slope = gradient(of: expression, withRespectTo: x)
    let step = 1e-3
    for point in [-0.4, 0.7] {
      let results = try numbers([expression, slope], at: [x: Tensor(point)])
      let around = try [-2.0, -1, 1, 2].map {
        try reference(adjustable.likelihood(at: point + $0 * step))
      }
      let numerical = (around[0] - 8 * around[1] + 8 * around[2] - around[3]) / (12 * step)
      let expected = try reference(adjustable.likelihood(at: point))
      #expect(abs(results[0] - expected) < 1e-8 * (1 + abs(expected)), "\(name)")
      #expect(
        abs(results[1] - numerical) < tolerance * (1 + abs(numerical)),
        "\(name): \(results[1]) and \(numerical)")
    }
  }

  @Test(arguments: LimitStatistic.allCases)
  func `observed and expected limits`(statistic: LimitStatistic) throws {
    let limit = try adjustable.model.upperLimit(data: adjustable.data, statistic: statistic)
    try expectAgreement("observed", limit.observed) {
      try $0.upperLimit(statistic: statistic).observed
    }
    for (index, expression) in limit.expected.enumerated() {
      try expectAgreement("expected \(index)", expression) {
        try $0.upperLimit(statistic: statistic).expected[index]
      }
    }
  }

  @Test func `the limit expected before looking at data`() throws {
    let limit = try adjustable.model.expectedUpperLimit(level: 0.1)
    try expectAgreement("expected", limit) { likelihood in
      var background = likelihood.model.initialValues
      background[0] = 0
      return try likelihood.asimov(at: background).upperLimit(level: 0.1).expected[2]
    }
  }

  @Test func `tests and significances`() throws {
    let (model, data) = (adjustable.model, adjustable.data)
    try expectAgreement("CLs", model.limitTest(mu: 1.3, data: data).cls) {
      try $0.limitTest(mu: 1.3).cls
    }
    try expectAgreement("significance", model.discoverySignificance(data: data)) {
      try $0.discoveryTest().significance
    }
    try expectAgreement("expected significance", model.expectedSignificance(mu: 2)) {
      try $0.expectedSignificance(mu: 2).result
    }
  }

  @Test func `uncertainties and impacts`() throws {
    let (model, data) = (adjustable.model, adjustable.data)
    let fit = try model.fit(to: data)
    for name in ["mu", "scale", "bins[1]"] {
      try expectAgreement("σ(\(name))", model.uncertainty(of: name, in: fit, to: data)) {
        try $0.fit().uncertainty(of: name)
      }
    }
    for name in ["scale", "theory"] {
      let impact = try model.impact(of: name, data: data)
      func reference(_ likelihood: Likelihood) throws -> Impact {
        try likelihood.impacts().impacts.first { $0.name == name }!
      }
      try expectAgreement("\(name) down", impact.down, within: 2e-6) {
        try reference($0).postfit.down
      }
      try expectAgreement("\(name) up", impact.up, within: 2e-6) { try reference($0).postfit.up }
    }
  }

  @Test func `a signal without events has no limit`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [0, 0], background: [50, 52], uncertainty: [3, 7])
    let data = model.data(observing: [51, 48])
    let limit = try Likelihood(model, data: data).upperLimit()
    #expect(limit.observed == .infinity && limit.expected.allSatisfy { $0 == .infinity })
    #expect(limit.warnings.count == 6)
    #expect(try numbers([model.upperLimit(data: data).observed]) == [.infinity])
  }
}
