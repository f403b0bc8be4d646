import Autodiff
import Foundation
import Parameters
import Pipelines

/// A training run stopped between two updates, on disk.
///
/// Written as JSON, with arrays as in `TrainedAnalysis`: raw values of all parameters at the start, now, last
/// known to be finite and best, and the optimiser's memory. A run that goes on from it ends with the
/// same bits as one that was never stopped.
public struct Checkpoint: Codable, Sendable {
  /// What was run.
  public var run: RunRecord
  /// The phase, counted from 0, and the updates made in it.
  public var phase: Int
  public var phaseStep: Int
  public var bestStep: Int
  public var bestLoss: Double?
  public var evaluationsSinceBest: Int
  public var problem: String?
  public var standardisation: [ColumnStandard]
  public var history: [TrainingStep]
  /// "initial", "values", "last good" and "best": raw values by parameter.
  public var parameters: [String: [String: StoredArray]]
  /// The optimiser's memory.
  public var optimiser: [String: StoredArray]
  /// The average of the parameters; empty without one.
  public var average: [String: StoredArray]

  private static var places: [(name: String, path: WritableKeyPath<TrainingState, ParameterValues>)]
  {
    [("values", \.values), ("last good", \.lastGood), ("best", \.best)]
  }

  /// Writes the state of a run; it replaces an earlier one at once.
  public static func write(
    _ state: TrainingState, to file: URL, run: RunRecord, standardisation: [ColumnStandard]
  ) throws {
    let store = try ArrayStore(for: file)
    func stored(_ tensors: [String: Tensor], _ name: String) throws -> [String: StoredArray] {
      var arrays: [String: StoredArray] = [:]
      for (path, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
        arrays[path] = try store.store(tensor, named: "\(name) \(path)")
      }
      return arrays
    }
    var parameters = ["initial": try stored(state.initial.rawByPath, "initial")]
    for (name, path) in places {
      parameters[name] = try stored(state[keyPath: path].rawByPath, name)
    }
    try store.commit(
      Checkpoint(
        run: run, phase: state.phase, phaseStep: state.phaseStep, bestStep: state.bestStep,
        bestLoss: state.bestLoss, evaluationsSinceBest: state.evaluationsSinceBest,
        problem: state.problem, standardisation: standardisation, history: state.history,
        parameters: parameters, optimiser: try stored(state.optimiser.tensors, "optimiser"),
        average: try stored(state.average?.tensors ?? [:], "average")))
  }

  /// - Throws: `ReportError` for a file that is missing or is not a checkpoint.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { ReportError.notCheckpoint(file.path, $0) }
  }

  private init(
    run: RunRecord, phase: Int, phaseStep: Int, bestStep: Int, bestLoss: Double?,
    evaluationsSinceBest: Int, problem: String?, standardisation: [ColumnStandard],
    history: [TrainingStep], parameters: [String: [String: StoredArray]],
    optimiser: [String: StoredArray], average: [String: StoredArray]
  ) {
    (self.run, self.phase, self.phaseStep) = (run, phase, phaseStep)
    (self.bestStep, self.bestLoss) = (bestStep, bestLoss)
    (self.evaluationsSinceBest, self.problem) = (evaluationsSinceBest, problem)
    (self.standardisation, self.history) = (standardisation, history)
    (self.parameters, self.optimiser, self.average) = (parameters, optimiser, average)
  }

  /// The state of the run.
  ///
  /// - Parameters:
  ///   - trainer: One with the settings of the run.
  ///   - file: The file that this was read from.
  /// - Throws: `ParameterError`, `OptimiserStateError`, `ReportError` or `EventsError` for contents that
  ///   do not fit or are damaged.
  public func state(for trainer: Trainer, from file: URL) throws -> TrainingState {
    guard trainer.settings.phases.indices.contains(phase), phaseStep >= 0 else {
      throw ReportError.notCheckpoint(file.path, "there is no phase \(phase + 1)")
    }
    let set = trainer.compiled.parameters
    var state = TrainingState(from: try values("initial", set, file))
    for (name, path) in Self.places { state[keyPath: path] = try values(name, set, file) }
    (state.phase, state.phaseStep) = (phase, phaseStep)
    (state.bestStep, state.bestLoss) = (bestStep, bestLoss)
    (state.evaluationsSinceBest, state.problem) = (evaluationsSinceBest, problem)
    state.history = history
    state.optimiser = try trainer.optimiserState(
      of: try tensors(optimiser, file), phase: phase)
    state.average = try trainer.parameterAverage(of: tensors(average, file), phase: phase)
    return state
  }

  /// One of the sets of parameters, by its name in `parameters`.
  func values(_ name: String, _ set: ParameterSet, _ file: URL) throws -> ParameterValues {
    guard let arrays = parameters[name] else {
      throw ReportError.notCheckpoint(file.path, "the parameters '\(name)' are missing")
    }
    return try ParameterValues(set, raw: tensors(arrays, file))
  }

  private func tensors(_ arrays: [String: StoredArray], _ file: URL) throws -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for (name, array) in arrays { tensors[name] = try array.tensor(in: file, named: name) }
    return tensors
  }
}
