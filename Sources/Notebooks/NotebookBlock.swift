/// A Swift block of a notebook, with the output that stands below it.
public struct NotebookBlock: Sendable {
  /// Indices of the code's lines.
  public let code: Range<Int>
  /// Indices of the lines of the output that stands below, with its fences; nil if there is none.
  public let output: Range<Int>?
  /// Whether the output differs from run to run (a time, a ratio of times): ` ```swift varies `. It is
  /// refreshed, not compared.
  public let varies: Bool
  /// Whether it declares types and extensions for the whole file: ` ```swift types `. They see nothing of other
  /// blocks but such types. (Swift finds no operators of types inside of functions.)
  public let declaresTypes: Bool

  /// The blocks that run, all but ` ```swift shown `.
  static func blocks(_ fences: [Fence], of notebook: String) throws -> [NotebookBlock] {
    try fences.enumerated().compactMap { index, fence in
      guard fence.info.first == "swift" else { return nil }
      let kind = fence.info.dropFirst().first
      switch kind {
      case nil, "varies", "types": break
      case "shown": return nil
      case let word?:
        throw NotebookError(
          notebook, line: fence.opening + 1,
          """
          'swift \(word)' is not a kind of block; expected is swift, swift types, swift varies or \
          swift shown
          """)
      }
      let next = fences.dropFirst(index + 1).first
      let output = next.flatMap { next -> Range<Int>? in
        let isBelow = next.opening == fence.closing + 1 && next.info == ["text"]
        return isBelow ? next.opening..<next.closing + 1 : nil
      }
      return NotebookBlock(
        code: fence.content, output: output, varies: kind == "varies",
        declaresTypes: kind == "types")
    }
  }
}
