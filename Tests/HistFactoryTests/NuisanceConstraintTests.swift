import Autodiff
import HistFactory
import TestSupport
import Testing

@Suite("Constraints of nuisance parameters")
struct NuisanceConstraintTests {
  private func model() throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        .init(
          "region",
          samples: [
            .init("signal", nominal: [5, 9], modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: [50, 40],
              modifiers: [
                .histoSys("position", low: [46, 43], high: [53, 38]),
                .normSys("rate", low: 0.9, high: 1.1), .statError("stat", uncertainties: [3, 2]),
              ]),
          ])
      ], parameterOfInterest: "mu")
  }

  @Test func `a wider constraint widens the bounds, none leaves them`() throws {
    let wide = try model().constraining("position", by: .gaussian(width: 2))
    let position = try wide.index(of: "position")
    #expect(wide.lowerBounds[position] == -10 && wide.upperBounds[position] == 10)
    let free = try wide.constraining("position", by: .none)
    #expect(free.lowerBounds[position] == -5 && free.upperBounds[position] == 5)
    #expect(free.parameters.filter(\.isConstrained).map(\.name) == ["rate", "stat"])
  }

  @Test func `the constraint term is that of a normal of its width`() throws {
    let (narrow, wide) = (try model(), try model().constraining("rate", by: .gaussian(width: 4)))
    var theta = narrow.initialValues
    theta[try narrow.index(of: "rate")] = 1.5
    func likelihood(_ model: HistFactoryModel) throws -> Double {
      try model.halfDeviance(
        at: GlobalExpression(theta), data: model.data(observing: [55, 49])
      ).value().scalar
    }
    let difference = try likelihood(narrow) - likelihood(wide)
    #expect(abs(difference - 0.5 * (1.5 * 1.5 - (1.5 / 4) * (1.5 / 4))) < 1e-12)
  }

  @Test func `only parameters of factors and shifts leave it open`() throws {
    for name in ["mu", "stat"] {
      let error = #expect(throws: ModelError.self) { try model().constraining(name, by: .none) }
      #expect(
        error?.description == """
          the constraint of parameter '\(name)' cannot be chosen; only normSys and histoSys leave it \
          open
          """)
    }
    let error = #expect(throws: ModelError.self) { try model().constraining("positio", by: .none) }
    #expect(
      error?.description == """
        there is no parameter 'positio'; did you mean 'position'?; the parameters are mu, position, \
        rate, stat
        """)
  }

  @Test func `workspaces refuse what they cannot say`() throws {
    func refusal(_ model: HistFactoryModel) -> String? {
      #expect(throws: WorkspaceError.self) {
        try Workspace(evaluating: model, observing: .asimov(mu: 0))
      }?.description
    }
    #expect(try model().inexpressible == [])
    #expect(try model().constraining("rate", by: .standard).inexpressible == [])
    #expect(
      refusal(try model().constraining("position", by: .none)) == """
        the model cannot be written as a workspace: the parameter 'position' has no constraint; \
        workspaces know only normsys and histosys with a standard normal one
        """)
    #expect(
      refusal(try model().constraining("rate", by: .gaussian(width: 2.5))) == """
        the model cannot be written as a workspace: the parameter 'rate' has a normal constraint of \
        width 2.5; workspaces know only normsys and histosys with a standard normal one
        """)
  }
}
