import Foundation

/// What the blocks of a notebook printed.
public struct NotebookOutput: Sendable {
  /// Of each block that began, without white space at the ends of lines and of the whole.
  public let blocks: [String]

  /// The line that stands before a block's output in the program's.
  public static func marker(_ block: Int) -> String { "\u{1E}block \(block)" }

  /// Takes a program's output apart at its markers.
  ///
  /// - Parameter text: What the program printed.
  public init(_ text: String) {
    var blocks: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == Self.marker(blocks.count) {
        blocks.append([])
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].append(line)
      }
    }
    self.blocks = blocks.map { lines in
      lines.map { line in
        String(line.reversed().drop { $0.isWhitespace }.reversed())
      }.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
  }
}
