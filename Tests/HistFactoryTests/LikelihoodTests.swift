import Autodiff
import Foundation
import HistFactory
import Testing

@Suite("Likelihood")
struct LikelihoodTests {
  private func model(_ uncertainty: Modifier) throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        .init(
          "channel",
          samples: [
            .init("signal", nominal: [30, 95], modifiers: [.normFactor("mu")]),
            .init("background", nominal: [100, 150], modifiers: [uncertainty]),
          ])
      ], parameterOfInterest: "mu")
  }

  @Test func `one factor of several is held by bounds that meet`() throws {
    let free = try model(.shapeSys("bins", uncertainties: [10, 10]))
    let held = try free.holding("bins[1]", at: 12.5)
    #expect(held.initialValues == [1, 1, 12.5])
    #expect(held.lowerBounds[2] == 12.5 && held.upperBounds[2] == 12.5)
    #expect(held.lowerBounds[1] == free.lowerBounds[1])
    #expect(try free.holding("mu", at: -3).initialValues[0] == -3)
    #expect(throws: ModelError.unknownParameter("bins[2]", known: ["mu", "bins"])) {
      try free.holding("bins[2]", at: 1)
    }
  }

  private func initialLikelihood(_ model: HistFactoryModel) throws -> Double {
    let theta = GlobalExpression(model.initialValues)
    let data = model.data(observing: [120, 180])
    return -(try model.negativeLogLikelihood(at: theta, data: data).value().scalar)
  }

  /// From pyhf's `test_tensor.py`.
  @Test func `its constants are those of the probabilities`() throws {
    let shape = try model(.histoSys("shape", low: [98, 100], high: [102, 190]))
    #expect(abs(try initialLikelihood(shape) + 17.648827643136507) < 1e-11)
    let bins = try model(.shapeSys("bins", uncertainties: [10, 10]))
    #expect(abs(try initialLikelihood(bins) + 23.579605171119738) < 1e-11)
  }

  @Test func `parameters start and end where pyhf's do`() throws {
    let model = try HistFactoryModel(
      channels: [
        .init(
          "channel",
          samples: [
            .init(
              "one", nominal: [10, 20],
              modifiers: [
                .normFactor("mu"), .normSys("norm", low: 0.9, high: 1.1), .shapeFactor("free"),
                .shapeSys("bins", uncertainties: [1, 2]),
                .statError("stat", uncertainties: [1, 1]),
                .luminosity("lumi", nominal: 1, uncertainty: 0.1),
              ])
          ])
      ], parameterOfInterest: "mu")
    let settings = model.parameters.map { ($0.name, $0.initialValues, $0.bounds) }
    let expected: [(String, [Double], ClosedRange<Double>)] = [
      ("mu", [1], 0...10), ("norm", [0], -5...5), ("free", [1, 1], 0...10),
      ("bins", [1, 1], 1e-10...10), ("stat", [1, 1], 1e-10...10), ("lumi", [1], 0...10),
    ]
    #expect(settings.count == expected.count)
    for (setting, expected) in zip(settings, expected) {
      #expect(setting.0 == expected.0 && setting.1 == expected.1)
      #expect(setting.2.allSatisfy { $0 == expected.2 })
    }
  }

  /// pyhf issue 1720: both must leave the sample that does not carry them alone.
  @Test func `a statistical error scales only the samples that carry it`() throws {
    for modifier in [
      Modifier.statError("bins", uncertainties: [1.5]), .shapeSys("bins", uncertainties: [1.5]),
    ] {
      let model = try HistFactoryModel(
        channels: [
          .init(
            "channel",
            samples: [
              .init("signal", nominal: [5]),
              .init("background", nominal: [1], modifiers: [modifier]),
            ])
        ], parameterOfInterest: nil)
      #expect(try model.expectedRates(at: [2]).value().elements == [7])
    }
  }

  @Test func `empty bins without expectation contribute nothing, negative rates are refused`()
    throws
  {
    let signal = GlobalExpression.parameter("signal", shape: [2])
    let model = try HistFactoryModel(
      channels: [
        .init(
          "channel", samples: [.init("signal", nominal: signal, modifiers: [.normFactor("mu")])])
      ], parameterOfInterest: "mu")
    let data = model.data(observing: [3, 0])
    let deviance = model.halfDeviance(at: [1], data: data)
    let slope = gradient(of: deviance, withRespectTo: signal)
    let empty = try values(of: [deviance, slope], at: [signal: [3, 0]])
    #expect(empty[0].scalar == 0)
    #expect(empty[1].elements == [0, 1])
    #expect(try deviance.value(at: [signal: [3, -1]]).scalar == .infinity)
    #expect(try deviance.value(at: [signal: [0, 0]]).scalar == .infinity)
  }

  /// λ − n + n log(n/λ), and its derivative 1 − n/λ.
  @Test(arguments: [1e-300, 1e-17, 1e-9, 1.4999, 1.5001, 2.9, 3, 3.1, 1e6])
  func `a rate far from what is observed keeps its digits`(rate: Double) throws {
    let signal = GlobalExpression.parameter("signal", shape: [1])
    func model(_ nominal: GlobalExpression) throws -> HistFactoryModel {
      try HistFactoryModel(
        channels: [
          .init(
            "channel",
            samples: [.init("signal", nominal: nominal, modifiers: [.normFactor("mu")])])
        ], parameterOfInterest: "mu")
    }
    let symbolic = try model(signal)
    let deviance = symbolic.halfDeviance(at: [1], data: symbolic.data(observing: [3]))
    let results = try values(
      of: [deviance, gradient(of: deviance, withRespectTo: signal)], at: [signal: [rate]])
    let expected = rate - 3 + 3 * log(3 / rate)
    #expect(abs(results[0].scalar - expected) <= 1e-15 * max(expected, 1))
    #expect(abs(results[1].elements[0] - (1 - 3 / rate)) <= 1e-14 * (3 / rate))
    let numeric = try model([rate])
    let likelihood = try Likelihood(numeric, data: numeric.data(observing: [3]))
    #expect(abs(likelihood.halfDeviance(at: [1]) - expected) <= 1e-15 * max(expected, 1))
  }

  @Test func `names that cannot share a parameter are refused`() throws {
    func model(_ first: Modifier, _ second: Modifier) throws {
      _ = try HistFactoryModel(
        channels: [
          .init("one", samples: [.init("a", nominal: [1], modifiers: [first])]),
          .init("two", samples: [.init("a", nominal: [1], modifiers: [second])]),
        ], parameterOfInterest: nil)
    }
    let stat = Modifier.statError("x", uncertainties: [1])
    let bins = Modifier.shapeSys("x", uncertainties: [1])
    #expect(throws: ModelError.sharedStatError("x")) { try model(stat, stat) }
    #expect(throws: ModelError.sharedShapeSys("x")) { try model(bins, bins) }
    #expect(throws: ModelError.conflictingParameter("x")) { try model(.normFactor("x"), stat) }
    #expect(throws: ModelError.conflictingParameter("x")) { try model(stat, .normFactor("x")) }
  }
}
