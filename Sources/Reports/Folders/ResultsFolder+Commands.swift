import Foundation

extension ResultsFolder {
  private static let commandFile = "command.txt"

  /// The commands that made the folder, one a line; empty if that is not known.
  public var commands: [String] {
    let text = try? String(contentsOf: file(Self.commandFile), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// Writes down the command that made the folder, or that went on with it.
  ///
  /// - Parameters:
  ///   - arguments: The program's name and its arguments; a shell reads them back as they are.
  ///   - isContinued: Whether it went on with a run whose commands stay.
  /// - Throws: `ReportError.unwritable`.
  public func note(command arguments: [String], isContinued: Bool) throws {
    let line = arguments.map(\.quotedForShell).joined(separator: " ")
    let lines = (isContinued ? commands : []) + [line]
    try Reports.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: file(Self.commandFile))
  }
}

extension String {
  /// One word of a command, on one line.
  fileprivate var quotedForShell: String {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_=+./:,@%"))
    if !isEmpty, unicodeScalars.allSatisfy(plain.contains) { return self }
    let line = replacing("\n", with: " ")
    return "'" + line.replacing("'", with: "'\\''") + "'"
  }
}
