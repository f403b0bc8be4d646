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
    try requirePlace(output, option: "--output")
  }
}
