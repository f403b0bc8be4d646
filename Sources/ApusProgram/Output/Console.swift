import Dialects
import Foundation
import Terminal

/// The streams of a run, and what was said on them that makes its result less than reliable.
final class Console {
  let style = TextStyle.suiting(STDOUT_FILENO)
  private let errorStyle = TextStyle.suiting(STDERR_FILENO)
  /// Warnings so far.
  private(set) var warnings: [String] = []

  /// Prints to standard output.
  func print(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Tells about something that is as it should be.
  func note(_ text: String) { say("note", .faint, text) }

  /// Tells about something that makes the result unreliable, so that the run ends with status 1.
  func warn(_ text: String) {
    warnings.append(text)
    say("warning", .yellow, text)
  }

  /// Tells about something that ends the run.
  func fail(_ text: String) { say("error", .red, text) }

  /// Tells what to know about a conversion; what was left out is a warning.
  func show(_ notes: [WorkspaceConversion.Note]) {
    for note in notes { note.isOmission ? warn(note.description) : self.note(note.description) }
  }

  private func say(_ kind: String, _ emphasis: TextStyle.Emphasis, _ text: String) {
    let line = "\(errorStyle.apply(emphasis, to: "\(kind):")) \(text.printableLines)\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
}
