/// What is wrong with a notebook, where, and what to do.
public struct NotebookError: Error, CustomStringConvertible {
  /// The notebook's name.
  public let notebook: String
  /// The line in it, from 1.
  public let line: Int
  /// What was found, what was expected.
  public let problem: String

  init(_ notebook: String, line: Int, _ problem: String) {
    (self.notebook, self.line, self.problem) = (notebook, line, problem)
  }

  public var description: String { "\(notebook).md:\(line): \(problem)" }
}
