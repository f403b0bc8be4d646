import Foundation

/// A Markdown text whose fenced Swift blocks, in order, are one program.
///
/// What a block prints stands in a `text` block right below it:
///
///     ```swift
///     print(6 * 7)
///     ```
///     ```text
///     42
///     ```
public struct Notebook: Sendable {
  /// The file's name without its extension, `01-parameters`.
  public let name: String
  /// The whole text, line by line.
  public let lines: [String]
  /// The Swift blocks that run.
  public let blocks: [NotebookBlock]
  /// The figures that the text shows.
  public let figures: [NotebookFigure]
  /// Files of the shared data that it reads, by `<!-- needs: data/… -->`, relative to their folder.
  public let needs: [String]

  /// Reads the text of a notebook.
  ///
  /// - Parameters:
  ///   - text: Markdown.
  ///   - name: The file's name without its extension.
  /// - Throws: `NotebookError` where a fence is not closed or says what no fence may say.
  public init(_ text: String, name: String) throws {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fences = try Fence.all(in: lines, of: name)
    blocks = try NotebookBlock.blocks(fences, of: name)
    figures = NotebookFigure.all(in: lines, fences: fences, blocks: blocks)
    needs = lines.compactMap { line in
      guard line.hasPrefix("<!-- needs: "), line.hasSuffix(" -->") else { return nil }
      return String(line.dropFirst("<!-- needs: ".count).dropLast(" -->".count))
    }
  }

  /// Reads the notebook at a path.
  ///
  /// - Throws: What reading the file throws, or `NotebookError`.
  public init(contentsOf url: URL) throws {
    try self.init(
      String(contentsOf: url, encoding: .utf8), name: url.deletingPathExtension().lastPathComponent)
  }

  /// The notebooks of a folder, in the order of their names: files `NN-….md` with two digits.
  ///
  /// - Throws: What listing the folder throws.
  public static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" && $0.lastPathComponent.prefix(2).allSatisfy(\.isNumber) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
