import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

/// The tiny analysis with another statistical model.
private struct Modelled: Analysis {
  var tiny = TinyAnalysis()
  var model = Model()

  var pipeline: Pipeline {
    Observe("x") { $0["x"] }
    Fill(edges: [-9, 0, 1, 9], bandwidth: 0.1)
    model
    Objective.uncertainty
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try tiny.data(request) }

  func compiled() throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest()))
  }
}

@Suite("Constraints of a pipeline's uncertainties")
struct ConstraintTests {
  private func uncertainty(_ model: Model) throws -> Double {
    let compiled = try Modelled(model: model).compiled()
    return try compiled.metrics(.test, .exact, at: compiled.initialValues(seed: 1)).uncertainty
  }

  @Test func `reach the parameters of the model`() throws {
    let model = try Modelled(
      model: Model(factorInterpolation: .piecewiseLinear, shiftInterpolation: .parabolicLinear) {
        NormSys("rate", 0.1, on: "background", constraint: .gaussian(width: 3))
        NormSys("other", low: 0.9, high: 1.2, on: "signal", constraint: .none)
        HistoSys("position", constraint: .none)
        StatError()
      }
    ).compiled().model(.exact)
    #expect(
      model.parameters.filter(\.isConstrained).map(\.name) == ["rate", "staterror_signal region"])
    #expect(model.upperBounds[try model.index(of: "rate")] == 15)
    #expect(model.factorInterpolation == .piecewiseLinear)
    #expect(model.shiftInterpolation == .parabolicLinear)
  }

  @Test func `less knowledge is more uncertainty`() throws {
    let constraints = [NuisanceConstraint.standard, .gaussian(width: 2), .none]
    let results = try constraints.map { constraint in
      try uncertainty(Model { HistoSys("position", constraint: constraint) })
    }
    #expect(results[0] < results[1] && results[1] < results[2])
    #expect(try uncertainty(Model()) < results[0])
  }

  @Test func `a model that only counts knows no constraints`() throws {
    let compiled = try Modelled(
      model: Model { HistoSys("position", constraint: .none) }
    ).compiled()
    let counting = try compiled.graph(.exact).assembly.assembled(isCounting: true)
    #expect(counting.parameters.map(\.name) == ["mu"])
  }

  @Test func `one parameter has one constraint`() throws {
    let error = #expect(throws: PipelineError.self) {
      try Modelled(
        model: Model {
          NormSys("position", 0.1, on: "background")
          HistoSys("position", constraint: .gaussian(width: 2))
        }
      ).compiled()
    }
    #expect(
      error?.description == """
        uncertainty 'position' is given a normal constraint of width 1.0 and a normal constraint of \
        width 2.0; it is one parameter, so give it the same wherever it is named, or use two names
        """)
  }
}
