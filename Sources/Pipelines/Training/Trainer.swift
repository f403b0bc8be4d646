import Autodiff
import Foundation
import Logging
import Optimization
import Parameters

/// One update, as progress reports see it.
public struct TrainingStep: Sendable {
  public let index: Int
  /// The loss before the update, on the update's events, relaxed.
  public let loss: Double
  /// The exact reading on validation events, when it was evaluated; nil also where it is not defined.
  public let validation: Metrics?
}

/// Why training ended.
public enum TrainingOutcome: Sendable, Hashable, CustomStringConvertible {
  case completed
  case interrupted(step: Int)
  /// A value or gradient was not finite, or bin edges crossed; the parameters before that update
  /// are kept.
  case stopped(step: Int, String)

  public var description: String {
    switch self {
    case .completed: "all steps were done"
    case .interrupted(let step): "interrupted before step \(step)"
    case .stopped(let step, let what):
      "stopped at step \(step): \(what); the best parameters before it are kept"
    }
  }
}

/// What training leaves.
public struct TrainingResult: Sendable {
  public let initial: ParameterValues
  /// The best on validation events in the exact reading.
  public let best: ParameterValues
  /// The step after which `best` was found; 0 for the initial values.
  public let bestStep: Int
  public let last: ParameterValues
  public let history: [TrainingStep]
  public let outcome: TrainingOutcome
}

/// Trains an analysis: relaxed gradients on training events, choice on validation events.
public final class Trainer {
  public let compiled: CompiledAnalysis
  public let settings: TrainingSettings
  public let objective: Objective
  /// Trainables that the objective does not depend on; they stay as they are.
  public let idle: [String]

  private let evaluator: Evaluator
  private let loss: GlobalExpression
  private let edges: [GlobalExpression]
  private var lossEvaluator: Evaluator?
  private var lossScales: [GlobalExpression: Tensor] = [:]
  private let trained: ParameterSet
  private let samples: BoundSamples
  private let validation: Assessor

  /// - Throws: `PipelineError`, or errors of the data.
  public init(_ compiled: CompiledAnalysis, settings: TrainingSettings) throws {
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
    edges = compiled.pipeline.channels.map(\.fill.edges)
    evaluator = Evaluator(Plan([loss] + edges + gradients.compactMap { $0 }), threads: threads)
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
    var progress = Progress(start: start, objective: objective)
    progress.consider(try? validation.metrics(at: start), step: 0)
    var optimiser = settings.optimiser
    let rate = optimiser.learningRate
    for step in 0..<settings.steps {
      if shouldStop() { return progress.result(.interrupted(step: step)) }
      let results = try evaluate(at: progress.values, step: step)
      let (loss, gradient) = (results.loss, results.gradient)
      if let problem = problem(results) {
        return progress.result(.stopped(step: step, problem))
      }
      optimiser.learningRate = rate * settings.schedule.factor(at: step)
      optimiser.update(&progress.values, along: settings.clipping?.clipped(gradient) ?? gradient)
      let isDue = (step + 1) % settings.validationInterval == 0 || step + 1 == settings.steps
      let metrics = isDue ? try? validation.metrics(at: progress.values) : nil
      progress.consider(metrics, step: step + 1)
      progress.history.append(TrainingStep(index: step, loss: loss, validation: metrics))
      report(progress.history.last!)
    }
    return progress.result(.completed)
  }

  /// The loss on one step's events and its gradient with respect to raw values.
  public func lossAndGradient(at values: ParameterValues, step: Int = 0) throws
    -> (loss: Double, gradient: ParameterValues)
  {
    let results = try evaluate(at: values, step: step)
    return (results.loss, results.gradient)
  }

  private typealias Evaluation = (loss: Double, edges: [[Double]], gradient: ParameterValues)

  private func evaluate(at values: ParameterValues, step: Int) throws -> Evaluation {
    let scales = bind(evaluator, step: step)
    let results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(compiled.standards) { $1 })
    return (
      results[0].scalar, results[1...edges.count].map(\.elements),
      ParameterValues(trained, tensors: results.dropFirst(1 + edges.count))
    )
  }

  /// The loss alone on the first step's events.
  func loss(at values: ParameterValues) throws -> Double {
    if lossEvaluator == nil {
      let evaluator = Evaluator(Plan([loss]), threads: evaluator.threads)
      lossScales = bind(evaluator, step: 0)
      lossEvaluator = evaluator
    }
    return try lossEvaluator!.evaluate(
      values.assignments.merging(lossScales) { $1 }.merging(compiled.standards) { $1 })[0].scalar
  }

  private func bind(_ evaluator: Evaluator, step: Int) -> [GlobalExpression: Tensor] {
    let graph = compiled.graph(.relaxed)
    guard let size = settings.batchSize else { return samples.bind(to: evaluator, graph) }
    return samples.bindBatch(step, size: size, seed: settings.seed, to: evaluator, graph)
  }

  /// Why an evaluation is of no use, if it is not.
  private func problem(_ results: Evaluation) -> String? {
    for (channel, edges) in zip(compiled.pipeline.channels, results.edges)
    where !zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) {
      let error = PipelineError.edgesOutOfOrder(channel: channel.name, edges: edges)
      return "\(error); constrain them with .ordered(in:)"
    }
    if results.loss.isFinite && results.gradient.firstNonFinite == nil { return nil }
    if let found = evaluator.firstNonFiniteValue() { return found.description }
    return results.gradient.firstNonFinite.map { "gradient: \($0)" } ?? "the loss is \(results.loss)"
  }
}

/// The state of a training run.
private struct Progress {
  let start: ParameterValues
  let objective: Objective
  var values: ParameterValues
  var best: ParameterValues
  var bestStep = 0
  var bestMetrics: Metrics?
  var history: [TrainingStep] = []

  init(start: ParameterValues, objective: Objective) {
    (self.start, self.objective) = (start, objective)
    (values, best) = (start, start)
  }

  mutating func consider(_ metrics: Metrics?, step: Int) {
    guard let metrics else { return }
    if let bestMetrics, !metrics.isBetter(than: bestMetrics, for: objective) { return }
    (best, bestStep, bestMetrics) = (values, step, metrics)
  }

  func result(_ outcome: TrainingOutcome) -> TrainingResult {
    // Without a defined exact reading anywhere, the last values are the best known.
    let isJudged = bestMetrics != nil
    return TrainingResult(
      initial: start, best: isJudged ? best : values,
      bestStep: isJudged ? bestStep : history.count, last: values, history: history,
      outcome: outcome)
  }
}
