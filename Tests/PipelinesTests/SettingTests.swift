import Apus
import Testing
import TinyAnalysis

private enum Shape: String, CaseIterable, Sendable { case round, square }

private struct Configured: Analysis {
  @Setting("size", in: 1...8) var size = 3
  @Setting("rate") var rate = 0.5
  @Setting("folded") var isFolded = false
  @Setting("label") var label = "plain"
  @Setting("shape") var shape = Shape.round
  @Trainable var numbers: GlobalExpression

  init() {
    _numbers = Trainable(
      wrappedValue: GlobalExpression(Array(repeating: 1.0, count: _size.wrappedValue)))
  }

  var pipeline: Pipeline {
    Observe("score") { sigmoid($0["x"] * numbers[0]) }
    Fill(innerEdges: [0.5], in: 0...1, bandwidth: 0.1)
    Model(poi: "mu") { StatError() }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Settings of an analysis")
struct SettingTests {
  @Test func `are as declared unless given`() throws {
    let analysis = try Configured(settings: [:])
    #expect(
      analysis.settings.map { "\($0.name)=\($0.value)" } == [
        "size=3", "rate=0.5", "folded=false", "label=plain", "shape=round",
      ])
    #expect(analysis.numbers.shape == [3])
  }

  @Test func `that are given are there while the initialiser runs`() throws {
    let given = ["size": "5", "rate": "1e-3", "folded": "true", "label": "a=b", "shape": "square"]
    let analysis = try Configured(settings: given)
    #expect(analysis.size == 5 && analysis.rate == 0.001 && analysis.isFolded)
    #expect(analysis.label == "a=b" && analysis.shape == .square)
    #expect(analysis.numbers.shape == [5])
    #expect(
      analysis.settings.byName == [
        "size": "5", "rate": "0.001", "folded": "true", "label": "a=b", "shape": "square",
      ])
    // They are gone for the next one.
    #expect(Configured().size == 3)
  }

  @Test(arguments: [
    (
      "raet", "1",
      """
      there is no setting 'raet'; did you mean 'rate'?; the analysis has size, rate, folded, label, \
      shape
      """
    ),
    ("size", "9", "setting 'size' is '9'; give an integer from 1 to 8"),
    ("size", "2.5", "setting 'size' is '2.5'; give an integer from 1 to 8"),
    ("rate", "fast", "setting 'rate' is 'fast'; give a finite number"),
    ("rate", "nan", "setting 'rate' is 'nan'; give a finite number"),
    ("folded", "yes", "setting 'folded' is 'yes'; give true or false"),
    (
      "shape", "squire",
      "setting 'shape' is 'squire'; give one of round, square; did you mean 'square'?"
    ),
  ])
  func `that make no sense say what is expected`(name: String, value: String, message: String) {
    let error = #expect(throws: SettingError.self) { try Configured(settings: [name: value]) }
    #expect("\(error!)" == message)
  }

  @Test func `of an analysis without any are unknown`() {
    let error = #expect(throws: SettingError.self) {
      try SmallAnalysis(settings: ["width": "2"])
    }
    #expect("\(error!)" == "there is no setting 'width': the analysis has none")
  }

  @Test func `are part of a run's record`() throws {
    func record(_ settings: [String: String]) throws -> RunRecord {
      let analysis = try TinyAnalysis(settings: settings)
      let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
      return try Trainer(compiled, settings: analysis.training).record(of: "TinyAnalysis")
    }
    let (declared, changed) = (try record([:]), try record(["slope": "2"]))
    #expect(declared.analysisSettings == ["width": "4", "slope": "3.0"])
    #expect(declared.differences(to: changed) == ["setting slope: 3.0, now 2.0"])
    #expect(declared.differences(to: try record(["slope": "3"])).isEmpty)
    let line = try #require(declared.data["training signal"])
    #expect(line.contains(" events, weights sum to ") && line.contains(", scaled to "))
  }
}
