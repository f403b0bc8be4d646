import Foundation
import Pipelines

/// The checkpoint of one run in a folder of results.
public struct CheckpointFile {
  /// What is run.
  public let run: RunRecord
  private let folder: ResultsFolder
  private let file: URL
  private let trainer: Trainer

  public init(_ folder: ResultsFolder, run: RunRecord, of trainer: Trainer) {
    (self.folder, file) = (folder, folder.file("checkpoint.json"))
    (self.run, self.trainer) = (run, trainer)
  }

  /// Makes sure, before anything else is done, that no unfinished run is in the way.
  ///
  /// - Throws: `ReportError.unfinishedRun`, or `ReportError.notCheckpoint` for a damaged file.
  public static func requireNone(in folder: ResultsFolder) throws {
    let file = folder.file("checkpoint.json")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let step = try Checkpoint(contentsOf: file).history.count
    throw ReportError.unfinishedRun(file.path, step: step)
  }

  /// What this very run has left, if it is finished; nil otherwise.
  ///
  /// - Throws: As `ResultsFolder.load(_:into:)` for damaged files.
  public func finished() throws -> TrainedFold? {
    let trained = folder.file("trained.json")
    let isFinished =
      FileManager.default.fileExists(atPath: trained.path)
      && !FileManager.default.fileExists(atPath: file.path)
    guard isFinished, try TrainedAnalysis(contentsOf: trained).run == run else { return nil }
    return try folder.trained(trainer.compiled)
  }

  /// The state to go on from; nil if there is none.
  ///
  /// - Throws: `ReportError` for a run with other settings or data; `ReportError` and others for damaged
  ///   files.
  public func state() throws -> TrainingState? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let checkpoint = try Checkpoint(contentsOf: file)
    let differences = checkpoint.run.differences(to: run)
    guard differences.isEmpty else {
      throw ReportError.otherRun(file.path, differences: differences)
    }
    try trainer.compiled.restore(standardisation: checkpoint.standardisation)
    return try checkpoint.state(for: trainer, from: file)
  }

  /// Writes a state in the place of the one before.
  public func save(_ state: TrainingState) throws {
    try Checkpoint.write(
      state, to: file, run: run, standardisation: trainer.compiled.standardisation)
  }

  /// Removes the checkpoint of a run that is finished.
  public func remove() throws {
    try ArrayStore.remove(file)
    try PlaybackRecorder.remove(in: folder)
  }
}
