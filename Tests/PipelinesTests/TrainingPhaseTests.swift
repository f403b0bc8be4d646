import Optimization
import Pipelines
import Testing

@Suite("Phases of a training")
struct TrainingPhaseTests {
  @Test func `a shorter one ends at the same learning rate`() {
    var phase = TrainingPhase(steps: 600) { $0.schedule = .cosine(steps: 600, final: 0.01) }
    phase.stretch(to: 150)
    #expect(phase.steps == 150 && phase.schedule == .cosine(steps: 150, final: 0.01))
  }

  @Test func `a schedule that ends before the phase does so still`() {
    var phase = TrainingPhase(steps: 100) {
      $0.schedule = .warmUp(steps: 10, from: 0.1, then: .linear(steps: 40, final: 0.5))
    }
    phase.stretch(to: 200)
    #expect(phase.schedule == .warmUp(steps: 20, from: 0.1, then: .linear(steps: 80, final: 0.5)))
  }
}
