extension Notebook {
  /// The text with each block's output below it, in place of the one that stands there.
  ///
  /// - Parameter output: Of all blocks.
  /// - Precondition: there is output for every block.
  public func refreshed(with output: NotebookOutput) -> String {
    precondition(output.blocks.count == blocks.count, "outputs are for another notebook")
    var result: [String] = []
    var next = 0
    for (block, text) in zip(blocks, output.blocks) {
      result += lines[next...block.code.upperBound]
      if !text.isEmpty { result += ["```text", text, "```"] }
      next = block.output?.upperBound ?? block.code.upperBound + 1
    }
    return (result + lines[next...]).joined(separator: "\n")
  }

  /// Where outputs are not what stands in the text, in words for whoever has to mend it.
  ///
  /// - Parameter output: Of all blocks.
  /// - Precondition: there is output for every block.
  public func differences(from output: NotebookOutput) -> [NotebookError] {
    precondition(output.blocks.count == blocks.count, "outputs are for another notebook")
    return zip(blocks, output.blocks).compactMap { block, text in
      let recorded = block.output.map { lines[$0].dropFirst().dropLast().joined(separator: "\n") }
      if block.varies ? (recorded == nil) == text.isEmpty : recorded ?? "" == text { return nil }
      return NotebookError(
        name, line: block.code.lowerBound,
        "this block prints\n\(indented(text))\nbut below it stands\n\(indented(recorded ?? ""))")
    }
  }

  private func indented(_ text: String) -> String {
    text.isEmpty
      ? "  nothing"
      : text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
        .joined(separator: "\n")
  }
}
