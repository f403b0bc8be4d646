import Foundation
import Pipelines

extension ResultsFolder {
  /// Writes `playback.json`; without a playback, removes that of an earlier run, which would pass for this
  /// run's.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func writePlayback(_ playback: Playback?) throws {
    let file = file("playback.json")
    if let playback { try playback.write(to: file) } else { try ArrayStore.remove(file) }
  }
}
