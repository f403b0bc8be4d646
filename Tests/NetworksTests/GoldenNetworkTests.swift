import Autodiff
import Networks
import Parameters
import TestSupport
import Testing

@Suite("Networks against JAX")
struct GoldenNetworkTests {
  @Test(arguments: ActivationGolden.all)
  func `per-event loss and gradient`(golden: ActivationGolden) throws {
    let model = GoldenNetwork(golden.activation)
    let result = try model.lossAndGradient(model.eventLoss)
    #expect(deviation(of: [result.loss], from: [golden.loss]) < 1e-14)
    #expect(deviation(of: result.gradient, from: golden.gradient, scale: 0.1) < 1e-14)
  }

  @Test(arguments: ActivationGolden.all)
  func `global loss and gradient`(golden: ActivationGolden) throws {
    let model = GoldenNetwork(golden.activation)
    let result = try model.lossAndGradient(model.globalLoss)
    #expect(deviation(of: [result.loss], from: [golden.loss]) < 1e-14)
    #expect(deviation(of: result.gradient, from: golden.gradient, scale: 0.1) < 1e-14)
  }
}

extension ActivationGolden: CustomTestStringConvertible {
  var testDescription: String { "\(activation)" }
}
