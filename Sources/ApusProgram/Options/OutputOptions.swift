import ArgumentParser
import Foundation

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: "Print JSON instead of a table; numbers read back to the last bit, null is not finite.")
  var json = false

  @OptionGroup var file: OutputFileOptions
}

/// A file in place of, or beside, standard output.
struct OutputFileOptions: ParsableArguments {
  @Option(
    name: [.short, .long, .customLong("output-file")],
    help: ArgumentHelp(
      "Write the JSON to a file, which appears whole or not at all.", valueName: "file"))
  var output: String?

  /// Before anything is computed: later is too late to learn that the result cannot be kept.
  func validate() throws {
    guard let output else { return }
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    var isFolder: ObjCBool = false
    let folder = URL(filePath: output).deletingLastPathComponent().path
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue {
      throw ValidationError("--output \(output) is a folder; give the name of a file")
    }
    if !FileManager.default.fileExists(atPath: folder) {
      throw ValidationError("--output \(output): there is no folder \(folder)")
    }
  }
}
