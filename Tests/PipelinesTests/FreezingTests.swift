import Apus
import Testing

@Suite("Frozen trainables")
struct FreezingTests {
  @Test func `a frozen network and a frozen cut stay, the edges move`() throws {
    let compiled = try SmallAnalysis().compiled()
    let settings = TrainingSettings {
      $0.steps = 3
      $0.frozen = ["network", "cut"]
    }
    let result = try Trainer(compiled, settings: settings).run(
      from: compiled.initialValues(seed: 1))
    for (path, parameter) in compiled.parameters.parameters {
      let moved = result.last[parameter] != result.initial[parameter]
      #expect(moved == (path == "edges"), "\(path)")
    }
  }

  @Test func `a name that nothing has is an error with near names`() throws {
    let compiled = try SmallAnalysis().compiled()
    let settings = TrainingSettings { $0.frozen = ["edge"] }
    let error = #expect(throws: PipelineError.self) {
      try Trainer(compiled, settings: settings)
    }
    #expect(error?.description.contains("no trainable named 'edge'") == true)
    #expect(error?.description.contains("edges") == true)
  }

  @Test func `with everything frozen there is nothing to train`() throws {
    let compiled = try SmallAnalysis().compiled()
    let settings = TrainingSettings { $0.frozen = ["edges", "network", "cut"] }
    #expect(throws: PipelineError.noTrainables(.significance)) {
      try Trainer(compiled, settings: settings)
    }
  }
}
