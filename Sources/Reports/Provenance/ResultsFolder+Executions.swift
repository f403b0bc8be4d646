import Foundation

extension ResultsFolder {
  private static let executionFile = "provenance.json"
  /// What earlier versions wrote: commands, one a line.
  private static let commandFile = "command.txt"

  /// When, how and with what the folder was made; empty for folders of earlier versions.
  ///
  /// - Throws: `ReportError` for a file that holds something else or is damaged.
  public func executions() throws -> [Execution] {
    guard exists(Self.executionFile) else { return [] }
    return try readRecord(file(Self.executionFile), of: "how the results were made")
  }

  /// The commands that made the folder, as far as nothing more is known of them than their words.
  public var bareCommands: [String] {
    let text = try? String(contentsOf: file(Self.commandFile), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// Writes down what made the folder, or went on with it.
  ///
  /// - Parameters:
  ///   - execution: What worked on the folder.
  ///   - isContinued: Whether it went on with what is there, so that earlier entries stay.
  /// - Throws: `ReportError`.
  public func note(_ execution: Execution, isContinued: Bool) throws {
    if !isContinued { try ArrayStore.remove(file(Self.commandFile)) }
    try writeJSON(
      (isContinued ? executions() : []) + [execution], to: file(Self.executionFile))
  }
}
