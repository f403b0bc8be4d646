/// A fenced block of Markdown: its lines, and what its first line says after the backticks.
struct Fence {
  /// The words after the backticks.
  let info: [Substring]
  /// Indices of the lines with backticks.
  let opening: Int
  let closing: Int

  /// Indices of the lines between.
  var content: Range<Int> { opening + 1..<closing }

  /// All fences of three backticks at the beginning of a line.
  static func all(in lines: [String], of notebook: String) throws -> [Fence] {
    var fences: [Fence] = []
    var opening: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let start = opening else {
        opening = index
        continue
      }
      guard line == "```" else {
        throw NotebookError(
          notebook, line: index + 1,
          "a fence begins inside of the one of line \(start + 1); close that with ``` first")
      }
      let info = lines[start].dropFirst(3).split(separator: " ")
      fences.append(Fence(info: info, opening: start, closing: index))
      opening = nil
    }
    if let opening {
      throw NotebookError(
        notebook, line: opening + 1, "this fence is not closed; a line ``` is expected below")
    }
    return fences
  }
}
