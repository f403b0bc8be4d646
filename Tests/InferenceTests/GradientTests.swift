import Autodiff
import HistFactory
import Inference
import Testing

/// A model with every kind of modifier, all of whose templates depend on one vector of parameters.
private struct TrainableModel {
  let phi = GlobalExpression.parameter("templates", shape: [20])
  let point = Tensor([
    // signal, background, its shape up and down, statistical error, uncorrelated uncertainty
    4, 9, 60, 45, 66, 47, 53, 41, 3, 2, 4, 3,
    // control: background, shape up and down
    80, 90, 71,
    // norm up and down for background and signal
    1.1, 0.92, 1.05, 0.94,
    // luminosity-scaled background
    7,
  ])
  let model: HistFactoryModel

  init() throws {
    let phi = phi
    let signal = Sample(
      "signal", nominal: phi[0..<2],
      modifiers: [.normFactor("mu"), .normSys("theory", low: phi[18], high: phi[17])])
    let background = Sample(
      "background", nominal: phi[2..<4],
      modifiers: [
        .histoSys("shape", low: phi[6..<8], high: phi[4..<6]),
        .normSys("norm", low: phi[16], high: phi[15]),
        .statError("stat", uncertainties: phi[8..<10]),
      ])
    let other = Sample(
      "other", nominal: [12, 15],
      modifiers: [.shapeSys("uncorrelated", uncertainties: phi[10..<12])])
    let control = Sample(
      "background", nominal: phi[12..<13],
      modifiers: [
        .histoSys("shape", low: phi[14..<15], high: phi[13..<14]),
        .normSys("norm", low: phi[16], high: phi[15]),
      ])
    let scaled = Sample(
      "scaled", nominal: phi[19].reshaped(to: [1]),
      modifiers: [.luminosity("lumi", nominal: 1, uncertainty: 0.05)])
    model = try HistFactoryModel(
      channels: [
        Channel("signal region", samples: [signal, background, other]),
        Channel("control region", samples: [control, scaled]),
      ], parameterOfInterest: "mu")
  }

  var observed: ModelData { model.data(observing: [79, 68, 91]) }
}

@Suite("Gradients with respect to templates")
struct GradientTests {
  enum Metric: String, CaseIterable {
    case significance, cls, expectedCLs, uncertainty, generalisedVariance, observedSignificance
    case medianCLs, bestFit
  }

  private func metric(_ metric: Metric, of trainable: TrainableModel) throws -> GlobalExpression {
    let (model, data) = (trainable.model, trainable.observed)
    return switch metric {
    case .significance: try model.expectedSignificance()
    case .expectedCLs: try model.expectedCLs()
    case .uncertainty: try model.expectedUncertainty()
    case .generalisedVariance: try model.logGeneralisedVariance()
    case .observedSignificance: try model.discoverySignificance(data: data)
    case .cls: try model.limitTest(mu: 1, data: data).cls
    case .medianCLs: try model.limitTest(mu: 1, data: data).expectedCLs[2]
    case .bestFit: try LikelihoodRatio(model, data: data).bestFit
    }
  }

  @Test(arguments: Metric.allCases)
  func `agree with finite differences for every bin and systematic`(what: Metric) throws {
    let trainable = try TrainableModel()
    let value = try metric(what, of: trainable)
    let slope = gradient(of: value, withRespectTo: trainable.phi)
    let exact = try slope.value(at: [trainable.phi: trainable.point])
    let evaluator = Evaluator(Plan([value]))
    let numerical = try finiteDifferences(at: trainable.point, step: 1e-3) {
      try evaluator.evaluate([trainable.phi: $0])[0].scalar
    }
    let scale = exact.elements.map(abs).max()!
    for (index, numerical) in numerical.enumerated() {
      #expect(
        abs(exact.elements[index] - numerical) < 1e-7 * scale,
        "element \(index): \(exact.elements[index]) and \(numerical)")
    }
    // Discovery tests μ = 0, where an uncertainty on the signal's rate has no effect.
    let independent = exact.elements.indices.filter { exact.elements[$0] == 0 }
    #expect(independent == (what == .significance ? [17, 18] : []))
  }

  @Test(arguments: [Metric.significance, .expectedCLs])
  func `second derivatives agree with finite differences`(what: Metric) throws {
    let trainable = try TrainableModel()
    let slope = gradient(of: try metric(what, of: trainable), withRespectTo: trainable.phi)
    let direction = Tensor((0..<20).map { 0.1 * Double($0 % 7) - 0.25 })
    let along = (slope * GlobalExpression(direction)).sum()
    let curvature = gradient(of: along, withRespectTo: trainable.phi)
    let exact = try curvature.value(at: [trainable.phi: trainable.point])
    let evaluator = Evaluator(Plan([along]))
    let elements = [0, 2, 4, 7, 8, 10, 12, 15, 17, 19]
    let numerical = try finiteDifferences(
      at: trainable.point, step: 1e-3, elements: elements
    ) {
      try evaluator.evaluate([trainable.phi: $0])[0].scalar
    }
    let scale = exact.elements.map(abs).max()!
    for (index, numerical) in zip(elements, numerical) {
      #expect(
        abs(exact.elements[index] - numerical) < 1e-6 * scale,
        "element \(index): \(exact.elements[index]) and \(numerical)")
    }
  }
}
