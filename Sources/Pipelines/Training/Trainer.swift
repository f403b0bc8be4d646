import Autodiff
import Foundation
import Logging
import Optimization
import Parameters

/// Trains an analysis: relaxed gradients on training events, choice on validation events.
public final class Trainer {
  public let compiled: CompiledAnalysis
  public let settings: TrainingSettings
  public let objective: Objective
  /// Trainables that the objective does not depend on; they stay as they are.
  public let idle: [String]

  private let evaluator: Evaluator
  private let loss: GlobalExpression
  /// Edges and bandwidth of each channel.
  private let shapes: [GlobalExpression]
  private var lossEvaluator: Evaluator?
  private var lossScales: [GlobalExpression: Tensor] = [:]
  private let trained: ParameterSet
  private let samples: BoundSamples
  private let validation: Assessor

  /// - Throws: `PipelineError`, or errors of the data.
  public init(_ compiled: CompiledAnalysis, settings: TrainingSettings) throws {
    settings.requireSensible()
    self.compiled = compiled
    self.settings = settings
    objective = settings.objective ?? compiled.pipeline.objective
    loss = try compiled.graph(.relaxed).loss(objective)
    let candidates = try compiled.parameters.trainable.freezing(settings.frozen)
    let gradients = structuralGradient(of: loss, withRespectTo: candidates.rawExpressions)
    let members = zip(candidates.parameters, gradients)
    idle = members.filter { $0.1 == nil }.map(\.0.path)
    trained = ParameterSet(members.filter { $0.1 != nil }.map(\.0))
    guard trained.elementCount > 0 else { throw PipelineError.noTrainables }
    let threads = settings.threads ?? availableThreads
    shapes = compiled.pipeline.channels.flatMap { [$0.fill.edges, $0.fill.bandwidth] }
    evaluator = Evaluator(Plan([loss] + shapes + gradients.compactMap { $0 }), threads: threads)
    samples = try compiled.samples(.training)
    validation = try compiled.assessor(.validation, .exact, threads: threads)
    for name in idle {
      Logger(label: "apus.training").warning(
        "trainable '\(name)' has no effect on the objective '\(objective.rawValue)'; it stays as it is"
      )
    }
  }

  /// Runs the updates.
  ///
  /// - Parameters:
  ///   - start: Values to start from.
  ///   - shouldStop: Asked before each update; true ends training with what there is.
  ///   - report: Called after each update.
  public func run(
    from start: ParameterValues, shouldStop: () -> Bool = { false },
    report: (TrainingStep) -> Void = { _ in }
  ) throws -> TrainingResult {
    var progress = TrainingProgress(start: start, objective: objective)
    progress.consider(try validation.assessment(at: start), step: 0)
    var optimiser = settings.optimiser
    let rate = optimiser.learningRate
    for step in 0..<settings.steps {
      if shouldStop() {
        progress.consider(try validation.assessment(at: progress.values), step: step)
        return progress.result(.interrupted(step: step))
      }
      let results = try evaluate(at: progress.values, step: step)
      if let problem = problem(results, step: step) {
        progress.values = progress.lastGood
        return progress.result(.stopped(step: step, problem))
      }
      progress.lastGood = progress.values
      optimiser.learningRate = rate * settings.schedule.factor(at: step)
      let move = try advance(&optimiser, &progress.values, from: results, step: step)
      // Another batch may go on where this one does not.
      guard move.mayGoOn || settings.batchSize != nil else {
        progress.consider(try validation.assessment(at: progress.values), step: step)
        return progress.result(.ended(step: step, move))
      }
      let isDue = (step + 1) % settings.validationInterval == 0 || step + 1 == settings.steps
      let assessment = isDue ? try validation.assessment(at: progress.values) : Assessment()
      progress.consider(assessment, step: step + 1)
      progress.history.append(
        TrainingStep(
          index: step, loss: results.loss, validation: assessment.metrics,
          validationProblem: assessment.problem))
      report(progress.history.last!)
    }
    return progress.result(.completed)
  }

  private func advance(
    _ optimiser: inout any Optimiser, _ values: inout ParameterValues, from results: Evaluation,
    step: Int
  ) throws -> OptimiserStep.Outcome {
    let here = LossAndGradient(
      loss: results.loss,
      gradient: settings.clipping?.clipped(results.gradient) ?? results.gradient)
    return try optimiser.step(&values, from: here) { values in
      let there = try evaluate(at: values, step: step)
      // Where bin edges are out of order a search must back off, whatever the loss is there.
      let loss = problem(there, step: step) == nil ? there.loss : .nan
      return LossAndGradient(loss: loss, gradient: there.gradient)
    }.outcome
  }

  /// The loss on one step's events and its gradient with respect to raw values.
  public func lossAndGradient(at values: ParameterValues, step: Int = 0) throws
    -> (loss: Double, gradient: ParameterValues)
  {
    let results = try evaluate(at: values, step: step)
    return (results.loss, results.gradient)
  }

  private typealias Evaluation = (loss: Double, shapes: [Tensor], gradient: ParameterValues)

  private func evaluate(at values: ParameterValues, step: Int) throws -> Evaluation {
    let scales = try bind(evaluator, step: step)
    let results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(compiled.standards) { $1 })
    return (
      results[0].scalar, Array(results[1...shapes.count]),
      ParameterValues(trained, tensors: results.dropFirst(1 + shapes.count))
    )
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
    guard let size = settings.batchSize else { return try samples.bind(to: evaluator, graph) }
    return try samples.bindBatch(step, size: size, seed: settings.seed, to: evaluator, graph)
  }

  /// Why an evaluation is of no use, if it is not.
  private func problem(_ results: Evaluation, step: Int) -> String? {
    for (index, channel) in compiled.pipeline.channels.enumerated() {
      let (edges, bandwidth) = (results.shapes[2 * index].elements, results.shapes[2 * index + 1])
      if edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).contains(where: { $0 >= $1 }) {
        let error = PipelineError.edgesOutOfOrder(channel: channel.name, edges: edges)
        return "\(error); constrain them with .ordered(in:)"
      }
      if bandwidth.scalar <= 0 {
        let error = PipelineError.bandwidth(channel: channel.name, bandwidth.scalar)
        return "\(error); constrain it with .positive"
      }
    }
    if results.loss.isFinite && results.gradient.firstNonFinite == nil { return nil }
    if let found = evaluator.firstNonFiniteValue() { return text(found, step: step) }
    return results.gradient.firstNonFinite.map { "gradient: \($0)" }
      ?? "the loss is \(results.loss)"
  }

  /// Names an event by its row in the training events, whichever batch it came in.
  private func text(_ found: NonFiniteValue, step: Int) -> String {
    guard let event = found.event else { return found.description }
    let row = samples.row(
      event.index, of: event.sample, step: step, size: settings.batchSize, seed: settings.seed)
    return "\(found.operation) is \(found.value) at training event \(row) of '\(event.sample)'"
  }
}
