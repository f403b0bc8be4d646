import Apus
import Testing

@testable import Reports

@Suite("Warnings of a training")
struct TrainingWarningTests {
  private func outline(_ settings: TrainingSettings) throws -> AnalysisOutline {
    let compiled = try RecordedAnalysis().compiled()
    let trainer = try Trainer(compiled, settings: settings)
    let result = try trainer.run(from: compiled.initialValues(seed: 1))
    return AnalysisOutline(compiled, result, run: try trainer.record(of: "RecordedAnalysis"))
  }

  @Test func `say that no step was better than the start`() throws {
    let found = try outline(
      TrainingSettings {
        $0.steps = 1
        $0.optimiser = Adam(learningRate: 1e-12)
      })
    #expect(
      found.warnings?.last
        == "No step was better on validation events than the initial parameters, which are kept.")
  }

  @Test func `are none where nothing is wrong`() throws {
    #expect(try outline(RecordedAnalysis().training).warnings == nil)
  }

  @Test(arguments: [(0.5, false), (0.03, false), (0.015, true), (1.99, true)])
  func `say that a trainable ended at an end of its range`(value: Double, isNear: Bool) {
    let parameter = Parameter(
      "cut", constraint: .bounded(0...2), initialiser: .constant(1), unit: "GeV")
    let warning = parameter.boundWarning("a.cut", at: Tensor(value))
    #expect((warning != nil) == isNear)
    if value == 1.99 {
      #expect(
        warning == """
          The trainable 'a.cut' ended at 1.99 GeV, an end of its range from 0 to 2 GeV: better values may \
          lie beyond.
          """)
    }
  }
}
