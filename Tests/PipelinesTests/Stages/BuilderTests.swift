import Apus
import Testing

@testable import Pipelines

/// The order of stages (selections, `Observe`, `Fill`; channels, `Model`, `Objective`) is a matter of
/// types: a pipeline in another order, or without one of them, does not compile.
@Suite("Pipelines as they are written")
struct BuilderTests {
  @PipelineBuilder private func single(withCuts: Bool) -> Pipeline {
    if withCuts { Select("x", slope: 1) { $0["x"] > 0 } }
    for name in ["a", "b"] { Select(name, slope: 1) { $0[name] > 0 } }
    if withCuts {
      Select("then", slope: 1) { $0["x"] < 9 }
    } else {
      Select("else", slope: 1) { $0["x"] < 9 }
    }
    Observe("y", unit: "GeV") { $0["y"] }
    Fill(edges: [0, 1, 2], bandwidth: 0.1)
    Model(poi: "strength")
    Objective.uncertainty
  }

  @Test func `stages alone make one channel`() {
    let pipeline = single(withCuts: true)
    #expect(pipeline.channels.map(\.name) == ["signal region"])
    #expect(pipeline.channels[0].selections.map(\.name) == ["x", "a", "b", "then"])
    #expect(pipeline.channels[0].observe.name == "y")
    #expect(pipeline.channels[0].observe.unit == "GeV")
    #expect(pipeline.model.poi == "strength" && pipeline.model.uncertainties.isEmpty)
    #expect(pipeline.objective == .uncertainty)
  }

  @Test func `if and for stand among selections`() {
    let names = single(withCuts: false).channels[0].selections.map(\.name)
    #expect(names == ["a", "b", "else"])
  }

  @PipelineBuilder private func several(withExtra: Bool) -> Pipeline {
    for (name, low) in [("low", 0.0), ("high", 5.0)] {
      Channel(name) {
        for variable in ["x", "y"] { Select(variable, slope: 1) { $0[variable] > 0 } }
        if withExtra { Select("z", slope: 1) { $0["z"] > 0 } }
        Observe("mass") { $0["m"] }
        Fill(edges: GlobalExpression([low, low + 1]), bandwidth: 0.1)
      }
    }
    if withExtra {
      Channel("extra") {
        Observe("mass") { $0["m"] }
        Fill(edges: [0, 1], bandwidth: 0.1)
      }
    }
    Model {}
    Objective.cls
  }

  @Test func `if and for stand among channels and inside them`() {
    let (plain, extra) = (several(withExtra: false), several(withExtra: true))
    #expect(plain.channels.map(\.name) == ["low", "high"])
    #expect(plain.channels[1].selections.map(\.name) == ["x", "y"])
    #expect(extra.channels.map(\.name) == ["low", "high", "extra"])
    #expect(extra.channels[0].selections.map(\.name) == ["x", "y", "z"])
    #expect(plain.channels[1].fill.binning.shapes[0].constantValue == [5, 6])
  }

  @Test func `if and for stand among uncertainties`() {
    func model(_ isFull: Bool) -> Model {
      Model {
        for process in ["a", "b"] { NormSys("norm \(process)", 0.1, on: process) }
        if isFull { HistoSys("shape") }
        if isFull { StatError() } else { StatError(on: "a", "b") }
      }
    }
    let words = model(true).uncertainties.map { "\($0)" }
    #expect(words.count == 4)
    guard
      case .normalisation(
        "norm b", low: 0.9, high: 1.1, processes: ["b"], constraint: .standard) =
        model(false).uncertainties[1]
    else { return #expect(Bool(false), "\(words)") }
    guard case .statistical(processes: ["a", "b"], prior: 0) = model(false).uncertainties[2] else {
      return #expect(Bool(false), "\(model(false))")
    }
  }

  @Test func `a normalisation of 1 or more is refused`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NormSys("lumi", 1.5, on: "background")
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      text.contains(
        "NormSys 'lumi' of 1.5; give a relative uncertainty of at least 0 and below 1"))
  }
}
