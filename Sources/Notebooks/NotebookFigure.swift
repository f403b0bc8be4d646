/// A figure that a notebook makes and shows, `![pulls](figures/02-pulls.svg)`.
public struct NotebookFigure: Sendable, Hashable {
  /// The name of the file in `figures`.
  public let file: String
  /// The line that shows it, from 1.
  public let line: Int
  /// Whether the block above makes another one in every run.
  public let varies: Bool

  static func all(in lines: [String], fences: [Fence], blocks: [NotebookBlock]) -> [NotebookFigure]
  {
    lines.enumerated().flatMap { index, line -> [NotebookFigure] in
      if fences.contains(where: { $0.opening...$0.closing ~= index }) { return [] }
      let above = blocks.last { $0.code.upperBound <= index }
      return line.matches(of: /\]\(figures\/([^)\s]+)\)/).map {
        NotebookFigure(file: String($0.1), line: index + 1, varies: above?.varies ?? false)
      }
    }
  }
}
