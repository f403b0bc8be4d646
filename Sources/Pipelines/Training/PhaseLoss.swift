import Autodiff
import Optimization
import Parameters

/// The loss of one phase on training events, relaxed, with its gradient; and the loss on validation events,
/// exact.
final class PhaseLoss {
  /// Loss and gradient of one step's events.
  struct Evaluation {
    let loss: Double
    let gradient: ParameterValues
    /// What the bins of each channel depend on.
    fileprivate let shapes: [Tensor]
  }

  let phase: TrainingPhase
  let objective: Objective
  /// Trainables that the objective does not depend on; they stay as they are.
  let idle: [String]
  let validation: Assessor

  private let compiled: CompiledAnalysis
  private let seed: UInt64
  private let samples: BoundSamples
  private let evaluator: Evaluator
  private let loss: GlobalExpression
  /// The parameters that move, those of the gradient.
  let trained: ParameterSet
  private let shapes: [GlobalExpression]
  private var lossEvaluator: Evaluator?
  private var lossScales: [GlobalExpression: Tensor] = [:]

  init(
    _ phase: TrainingPhase, of compiled: CompiledAnalysis, samples: BoundSamples, seed: UInt64,
    threads: Int
  ) throws {
    (self.phase, self.compiled, self.samples, self.seed) = (phase, compiled, samples, seed)
    objective = phase.objective ?? compiled.pipeline.objective
    loss = try compiled.graph(.relaxed).loss(objective)
    let candidates = try compiled.parameters.trainable.freezing(phase.frozen)
    let gradients = structuralGradient(of: loss, withRespectTo: candidates.rawExpressions)
    let members = zip(candidates.parameters, gradients)
    idle = members.filter { $0.1 == nil }.map(\.0.path)
    trained = ParameterSet(members.filter { $0.1 != nil }.map(\.0))
    guard trained.elementCount > 0 else { throw PipelineError.noTrainables(objective) }
    shapes = compiled.pipeline.channels.flatMap(\.fill.binning.shapes)
    evaluator = Evaluator(Plan([loss] + shapes + gradients.compactMap { $0 }), threads: threads)
    validation = try compiled.assessor(
      .validation, .exact, threads: threads, objective: objective)
  }

  /// - Parameters:
  ///   - values: All parameters.
  ///   - step: Which of the batches, counted over all phases.
  func evaluate(at values: ParameterValues, step: Int) throws -> Evaluation {
    let scales = try bind(evaluator, step: step)
    let results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(compiled.standards) { $1 })
    return Evaluation(
      loss: results[0].scalar,
      gradient: ParameterValues(trained, tensors: results.dropFirst(1 + shapes.count)),
      shapes: Array(results[1...shapes.count]))
  }

  /// The loss alone on the first step's events.
  func loss(at values: ParameterValues) throws -> Double {
    if lossEvaluator == nil {
      let evaluator = Evaluator(Plan([loss]), threads: evaluator.threads)
      lossScales = try bind(evaluator, step: 0)
      lossEvaluator = evaluator
    }
    return try lossEvaluator!.evaluate(
      values.assignments.merging(lossScales) { $1 }.merging(compiled.standards) { $1 })[0].scalar
  }

  private func bind(_ evaluator: Evaluator, step: Int) throws -> [GlobalExpression: Tensor] {
    let graph = compiled.graph(.relaxed)
    guard let size = phase.batchSize else { return try samples.bind(to: evaluator, graph) }
    return try samples.bindBatch(step, size: size, seed: seed, to: evaluator, graph)
  }
}

extension PhaseLoss {
  /// Moves the values by one step of an optimiser.
  func advance(
    _ optimiser: inout any Optimiser, _ values: inout ParameterValues, from here: Evaluation,
    step: Int
  ) throws -> OptimiserStep.Outcome {
    let start = LossAndGradient(
      loss: here.loss, gradient: phase.clipping?.clipped(here.gradient) ?? here.gradient)
    return try optimiser.step(&values, from: start) { values in
      let there = try evaluate(at: values, step: step)
      // Where bin edges are out of order a search must back off, whatever the loss is there.
      let loss = shapeProblem(there) == nil ? there.loss : .nan
      return LossAndGradient(loss: loss, gradient: there.gradient)
    }.outcome
  }

  /// Why the last evaluation is of no use, if it is not.
  ///
  /// - Parameters:
  ///   - evaluation: The last evaluation.
  ///   - values: Where it was made.
  ///   - step: Which of the batches it used.
  func problem(_ evaluation: Evaluation, at values: ParameterValues, step: Int) throws -> String? {
    if let problem = shapeProblem(evaluation) { return problem }
    let gradient = evaluation.gradient
    if evaluation.loss.isFinite && gradient.firstNonFinite == nil { return nil }
    let found = evaluator.firstNonFiniteValue()
    if objective.fits, found?.event == nil,
      let empty = try emptyBackground(at: values, step: step)
    {
      return "\(empty)"
    }
    if let found { return text(found, step: step) }
    return gradient.firstNonFinite.map { "gradient: \($0)" } ?? "the loss is \(evaluation.loss)"
  }

  /// What is wrong with the bins themselves.
  private func shapeProblem(_ evaluation: Evaluation) -> String? {
    var shapes = evaluation.shapes[...]
    for channel in compiled.pipeline.channels {
      let binning = channel.fill.binning
      let own = shapes.prefix(binning.shapes.count)
      shapes = shapes.dropFirst(binning.shapes.count)
      if let found = binning.problem(own, channel: channel.name, reading: .relaxed) {
        return "\(found.error); \(found.remedy)"
      }
    }
    return nil
  }

  /// The bin in which signal but no background is expected, where there is one: no fit of the background alone
  /// describes it.
  private func emptyBackground(at values: ParameterValues, step: Int) throws -> PipelineError? {
    let totals = TemplateTotals(compiled.graph(.relaxed))
    let evaluator = Evaluator(Plan(totals.expressions), threads: self.evaluator.threads)
    let scales = try bind(evaluator, step: step)
    return totals.emptyBackground(
      try evaluator.evaluate(
        values.assignments.merging(scales) { $1 }.merging(compiled.standards) { $1 })[...])
  }

  /// Names an event by its row in the training events, whichever batch it came in.
  private func text(_ found: NonFiniteValue, step: Int) -> String {
    guard let event = found.event else { return found.description }
    let row = samples.row(
      event.index, of: event.sample, step: step, size: phase.batchSize, seed: seed)
    return "\(found.operation) is \(found.value) at training event \(row) of '\(event.sample)'"
  }
}
