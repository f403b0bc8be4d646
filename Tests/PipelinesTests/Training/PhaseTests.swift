import Apus
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

@Suite("Phases of training")
struct PhaseTests {
  private let settings = TrainingSettings {
    $0.preparation = [
      TrainingPhase(steps: 5, on: .crossEntropy) { $0.optimiser = Adam(learningRate: 0.05) }
    ]
    $0.steps = 4
    $0.optimiser = Adam(learningRate: 0.02)
    $0.frozen = ["network"]
    $0.validationInterval = 1
  }

  @Test func `follow each other, each from the best of the one before`() throws {
    let compiled = try TinyAnalysis().compiled()
    let start = compiled.initialValues(seed: 1)
    let result = try Trainer(compiled, settings: settings).run(from: start)
    #expect(result.history.map(\.phase) == [0, 0, 0, 0, 0, 1, 1, 1, 1])
    #expect(result.history.map(\.index) == Array(0..<9))
    let first = try Trainer(
      compiled,
      settings: TrainingSettings {
        $0.main = settings.preparation[0]
        $0.validationInterval = 1
      }
    ).run(from: start)
    for (path, parameter) in compiled.parameters.parameters {
      let isKept = first.best[parameter] == result.last[parameter]
      #expect(isKept == path.hasPrefix("network"), "\(path)")
    }
    #expect(first.history.map(\.loss) == result.history.prefix(5).map(\.loss))
    #expect(result.bestStep >= first.bestStep)
  }

  @Test func `are judged by their own objective`() throws {
    let compiled = try TinyAnalysis().compiled()
    let result = try Trainer(compiled, settings: settings).run(
      from: compiled.initialValues(seed: 1))
    for step in result.history {
      guard let loss = step.validationLoss, let metrics = step.validation else { continue }
      #expect((loss == -metrics.significance) == (step.phase == 1))
    }
  }

  @Test func `end early when validation events see nothing better`() throws {
    let compiled = try TinyAnalysis().compiled()
    let result = try Trainer(
      compiled,
      settings: TrainingSettings {
        $0.steps = 50
        $0.optimiser = GradientDescent(learningRate: 0)
        $0.patience = 3
        $0.validationInterval = 2
      }
    ).run(from: compiled.initialValues(seed: 1))
    #expect(result.outcome == .convergedEarly(step: 6))
    #expect(
      "\(result.outcome)"
        == "ended early after step 6: validation events saw no improvement any more")
    #expect(result.history.count == 6 && result.bestStep == 0)
  }

  @Test func `that bring nothing better keep the values and the step of those before`() throws {
    let compiled = try TinyAnalysis().compiled()
    let result = try Trainer(
      compiled,
      settings: TrainingSettings {
        $0.preparation = [
          TrainingPhase(steps: 2, on: .crossEntropy) { $0.optimiser = Adam(learningRate: 0.05) },
          TrainingPhase(steps: 3) { $0.optimiser = GradientDescent(learningRate: 0) },
        ]
        $0.steps = 2
        $0.optimiser = GradientDescent(learningRate: 0)
        $0.validationInterval = 2
      }
    ).run(from: compiled.initialValues(seed: 1))
    #expect(result.history.count == 7)
    #expect(result.bestStep == 2 && result.best == result.last)
  }

  @Test func `go on as if nothing had happened when stopped before their first update`() throws {
    let compiled = try TinyAnalysis().compiled()
    let trainer = try Trainer(
      compiled,
      settings: TrainingSettings {
        ($0.steps, $0.patience, $0.validationInterval) = (5, 1, 1)
        $0.optimiser = GradientDescent(learningRate: 0)
      })
    let start = TrainingState(from: compiled.initialValues(seed: 1))
    let whole = try trainer.run(start)
    var saved: [TrainingState] = []
    let stopped = try trainer.run(start, shouldStop: { true }, save: { saved.append($0) })
    #expect(stopped.outcome == .interrupted(step: 0))
    let rest = try trainer.run(saved[0])
    #expect(rest.outcome == whole.outcome && whole.outcome == .convergedEarly(step: 1))
    #expect(rest.history.count == whole.history.count)
  }

  /// Every state that is saved leads to the same bits as the run that was not stopped.
  @Test func `go on from any saved state to the same bits`() throws {
    let compiled = try TinyAnalysis().compiled()
    var settings = settings
    (settings.checkpointInterval, settings.batchSize, settings.steps) = (1, 40, 6)
    let trainer = try Trainer(compiled, settings: settings)
    var states: [TrainingState] = []
    let whole = try trainer.run(
      TrainingState(from: compiled.initialValues(seed: 1)), save: { states.append($0) })
    #expect(states.count == 12)
    for state in states {
      let rest = try trainer.run(state)
      #expect(rest.last.tensors == whole.last.tensors && rest.best.tensors == whole.best.tensors)
      #expect(rest.bestStep == whole.bestStep && rest.outcome == whole.outcome)
      #expect(rest.history.map(\.loss) == whole.history.map(\.loss))
    }
  }

  /// x̄ = Σ dᵗ⁻ⁱ xᵢ / Σ dᵗ⁻ⁱ, in raw values.
  @Test func `judge the average where they average`() throws {
    let compiled = try CompiledAnalysis(
      WideAnalysis(), data: WideAnalysis().data(DataRequest()))
    let trainer = try Trainer(
      compiled,
      settings: TrainingSettings {
        ($0.steps, $0.validationInterval, $0.checkpointInterval) = (3, 3, 1)
        $0.averaging = 0.5
        $0.optimiser = Adam(learningRate: 0.02)
      })
    var states: [TrainingState] = []
    let result = try trainer.run(
      TrainingState(from: compiled.initialValues(seed: 1)), save: { states.append($0) })
    let values = states.prefix(3).map(\.values)
    var average = values[0].scaled(by: 1 / 7).adding(values[1], scaledBy: 2 / 7)
      .adding(values[2], scaledBy: 4 / 7)
    for parameter in compiled.annealings.keys { average[parameter] = values[2][parameter] }
    let judged = states[2].judged
    #expect(deviation(of: judged.flattened, from: average.flattened) < 1e-13)
    #expect(judged != values[2] && result.last == values[2])
    let metrics = try compiled.metrics(.validation, .exact, at: judged)
    #expect(result.history[2].validation == metrics)
  }
}
