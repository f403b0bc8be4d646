import Foundation
import Pipelines

/// The checkpoint of one run in a folder of results.
public struct CheckpointFile {
  /// What is run.
  public let run: RunRecord
  private let file: URL
  private let trainer: Trainer

  public init(_ folder: ResultsFolder, run: RunRecord, of trainer: Trainer) {
    (file, self.run, self.trainer) = (folder.file("checkpoint.json"), run, trainer)
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
  public func remove() throws { try ArrayStore.remove(file) }
}
