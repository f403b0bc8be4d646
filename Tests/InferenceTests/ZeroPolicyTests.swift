import Autodiff
import Foundation
import HistFactory
import Inference
import Testing

@Suite("Empty bins, vanishing signals and second minima")
struct ZeroPolicyTests {
  /// A model whose second bin is empty and whose uncertainties vanish there.
  private func withEmptyBin(_ signal: GlobalExpression) throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            Sample("signal", nominal: signal, modifiers: [.normFactor("mu")]),
            .background(
              "first", [50, 0], .statError("stat", uncertainties: [5, 0]),
              .uncorrelated("shape", [4, 0])),
            .background("second", [20, 0], .statError("stat", uncertainties: [2, 0])),
          ])
      ], parameterOfInterest: "mu")
  }

  @Test func `an empty bin changes nothing`() throws {
    let signal = GlobalExpression.parameter("signal", shape: [2])
    let model = try withEmptyBin(signal)
    let data = model.data(observing: [70, 0])
    let metrics = [
      try model.expectedSignificance(), try model.expectedCLs(),
      try model.limitTest(mu: 1, data: data).cls, try model.expectedUncertainty(),
      try model.discoverySignificance(data: model.data(observing: [90, 0])),
    ]
    let with = try numbers(metrics, at: [signal: [9, 0]])
    #expect(areFinite(with))
    let single = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([9]),
            .background(
              "first", [50], .statError("stat", uncertainties: [5]), .uncorrelated("shape", [4])),
            .background("second", [20], .statError("stat", uncertainties: [2])),
          ])
      ], parameterOfInterest: "mu")
    let without = try numbers([
      single.expectedSignificance(), single.expectedCLs(),
      single.limitTest(mu: 1, data: single.data(observing: [70])).cls, single.expectedUncertainty(),
      single.discoverySignificance(data: single.data(observing: [90])),
    ])
    for (with, without) in zip(with, without) { #expect(abs(with - without) < 1e-9) }
  }

  @Test func `gradients are finite with an empty bin`() throws {
    let signal = GlobalExpression.parameter("signal", shape: [2])
    let model = try withEmptyBin(signal)
    let data = model.data(observing: [70, 0])
    for metric in [
      try model.expectedCLs(), try model.limitTest(mu: 1, data: data).cls,
      try model.expectedUncertainty(), try model.logGeneralisedVariance(),
    ] {
      let slope = gradient(of: metric, withRespectTo: signal)
      let result = try slope.value(at: [signal: [9, 0]])
      #expect(areFinite(result.elements), "\(result)")
    }
  }

  @Test func `a background that vanishes has finite gradients`() throws {
    let background = GlobalExpression.parameter("background", shape: [2])
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([6, 3]),
            Sample(
              "background", nominal: background,
              modifiers: [
                .statError("stat", uncertainties: sqrt(background + 1e-12)),
                .norm("norm", up: 1.1, down: 0.9),
              ]),
          ])
      ], parameterOfInterest: "mu")
    for metric in [try model.expectedCLs(), try model.expectedUncertainty()] {
      let slope = gradient(of: metric, withRespectTo: background)
      let result = try values(of: [metric, slope], at: [background: [30, 0]])
      #expect(areFinite(result.flatMap(\.elements)), "\(result)")
    }
  }

  @Test(arguments: [0.0, 1e-9, 1e-3])
  func `a vanishing signal has CLs 1, significance 0 and finite gradients`(size: Double) throws {
    let scale = GlobalExpression.parameter("scale")
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            Sample("signal", nominal: scale * [5, 3], modifiers: [.normFactor("mu")]),
            .background("background", [50, 40], .uncorrelated("bins", [5, 4])),
          ])
      ], parameterOfInterest: "mu")
    let data = model.data(observing: [48, 41])
    let test = try model.limitTest(mu: 1, data: data)
    let metrics = [
      try model.expectedSignificance(), test.cls, test.expectedCLs[2], try model.expectedCLs(),
    ]
    let slopes = metrics.map { gradient(of: $0, withRespectTo: scale) }
    let results = try numbers(metrics + slopes, at: [scale: Tensor(size)])
    #expect(areFinite(results), "\(results)")
    for (result, limit) in zip(results, [0.0, 1, 1, 1]) { #expect(abs(result - limit) < 2e-3) }
  }

  @Test func `testing μ = 0 gives CLs 1 and finite gradients`() throws {
    let mu = GlobalExpression.parameter("mu")
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7])
    for counts in [[51.0, 48], [70, 70]] {
      let data = model.data(observing: GlobalExpression(counts))
      for statistic in LimitStatistic.allCases {
        let cls = try model.limitTest(mu: mu, data: data, statistic: statistic).cls
        let results = try numbers([cls, gradient(of: cls, withRespectTo: mu)], at: [mu: 0])
        #expect(abs(results[0] - 1) < 1e-6)
        #expect(results[1].isFinite)
      }
    }
  }

  @Test func `one bin with a shape uncertainty is fitted`() throws {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([7]), .background("background", [50], .shape("s", up: [60], down: [40])),
          ])
      ], parameterOfInterest: "mu")
    let fit = try model.fit(to: model.data(observing: [50]))
    let results = try values(of: [fit.parameters, fit.minimisation!.report])
    for value in results[0].elements { #expect(abs(value) < 1e-8) }
    #expect(MinimisationReport(results[1]).outcome == .converged)
  }

  /// Rates 50 + 20 μ + 10 μ² and 40 + 5 μ + 12 μ² have minima on both sides of 0.
  private func quadratic() throws -> HistFactoryModel {
    let signal = { (name: String, counts: [Double], power: Int) in
      Sample(
        name, nominal: GlobalExpression(counts),
        modifiers: Array(repeating: .normFactor("mu"), count: power))
    }
    return try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            signal("interference", [20, 5], 1), signal("signal", [10, 12], 2),
            .background("background", [50, 40]),
          ])
      ], parameterOfInterest: "mu"
    ).bounding("mu", to: -5...5)
  }

  @Test func `with a second minimum q̃μ compares with μ = 0 where the lower one is negative`() throws
  {
    let model = try quadratic()
    let data = model.data(observing: [52, 55])
    let local = try LikelihoodRatio(model, data: data)
    let global = try LikelihoodRatio(model, data: data, alsoFrom: [-2])
    let best = try numbers([local.bestFit, global.bestFit])
    #expect(best[0] > 0 && best[1] < 0)
    let depths = try numbers([local.free.halfDeviance, global.free.halfDeviance])
    #expect(depths[1] < depths[0])

    let explicit =
      2
      * (try global.conditionalFit(mu: 1.5).halfDeviance - global.conditionalFit(mu: 0).halfDeviance)
    let results = try numbers([global.qTilde(mu: 1.5), explicit, local.qTilde(mu: 1.5)])
    #expect(abs(results[0] - max(results[1], 0)) < 1e-12)
    #expect(results[0] < results[2] - 0.1)
  }

  @Test func `significance is one smooth formula for any ratio of signal to background`() throws {
    let signal = GlobalExpression.parameter("signal")
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            Sample("signal", nominal: signal.reshaped(to: [1]), modifiers: [.normFactor("mu")]),
            .background("background", [100]),
          ])
      ], parameterOfInterest: "mu")
    let significance = try model.expectedSignificance()
    let slope = gradient(of: significance, withRespectTo: signal)
    let evaluator = Evaluator(Plan([significance, slope]))
    var previous: [Double]?
    for s in stride(from: 9.0, through: 11.0, by: 0.01) {
      let now = try evaluator.evaluate([signal: Tensor(s)]).map(\.scalar)
      let closed = (2 * ((s + 100) * Foundation.log1p(s / 100) - s)).squareRoot()
      #expect(abs(now[0] - closed) < 1e-10)
      if let previous {
        // By the trapezium rule a jump of 1.6 % would show a thousand times over.
        #expect(abs(now[0] - previous[0] - 0.005 * (now[1] + previous[1])) < 1e-8)
      }
      previous = now
    }
  }
}

private func areFinite(_ values: [Double]) -> Bool { values.allSatisfy(\.isFinite) }
