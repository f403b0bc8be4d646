import Optimization
import Testing

@Suite("Optimisers by name")
struct OptimiserKindTests {
  @Test(arguments: OptimiserKind.allCases)
  func `a name gives its optimiser with the rate asked for`(kind: OptimiserKind) throws {
    let optimiser = try OptimiserKind(named: kind.rawValue.uppercased()).optimiser(
      learningRate: 0.25)
    #expect(optimiser.learningRate == 0.25)
    #expect(try kind.optimiser().learningRate == kind.defaultLearningRate)
  }

  @Test func `names stand for these types`() throws {
    let types = try OptimiserKind.allCases.map { "\(type(of: try $0.optimiser()))" }
    #expect(
      types == ["GradientDescent", "Adam", "AdamW", "RMSProp", "NAdam", "LBFGS", "BFGS"])
  }

  private func message(_ body: () throws -> Void) -> String? {
    #expect(throws: OptimiserKindError.self) { try body() }.map { "\($0)" }
  }

  @Test func `an unknown name suggests near ones`() {
    #expect(
      message { _ = try OptimiserKind(named: "adamv") } == """
        there is no optimiser 'adamv'; give one of sgd, adam, adamw, rmsprop, nadam, lbfgs, bfgs; \
        did you mean 'adam' or 'adamw' or 'nadam'?
        """)
  }

  @Test(arguments: [0, -1, .nan, .infinity])
  func `a learning rate must be above 0`(rate: Double) {
    #expect(
      message { _ = try OptimiserKind.adam.optimiser(learningRate: rate) }
        == "the learning rate is \(rate); give a number above 0")
  }
}
