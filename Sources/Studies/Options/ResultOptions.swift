import ArgumentParser
import Foundation
import Plots

/// Where a command's results go, from the command line.
public struct ResultOptions: ParsableArguments {
  /// The folder for JSON and figures; nil for none.
  @Option(name: .shortAndLong, help: "A folder for results as JSON and figures in SVG.")
  public var output: String?

  /// None.
  public init() {}

  /// Writes a result and its figure into the folder, if there is one.
  ///
  /// - Parameters:
  ///   - result: What is written as `name.json`.
  ///   - figure: What is written as `name.svg`.
  ///   - name: The files' names without ending.
  /// - Throws: ``StudyError`` or `PlotsError` if a file cannot be written.
  public func keep(_ result: some StudyResult, _ figure: Figure, as name: String) throws {
    guard let output else { return }
    let folder = URL(filePath: output)
    try result.write(to: folder.appending(path: "\(name).json"))
    try figure.svg.write(to: folder.appending(path: "\(name).svg"))
  }
}
