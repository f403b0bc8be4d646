/// What is wrong with an archive; its description is a sentence without the file's name.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was found and what was expected.
  public let description: String

  init(_ description: String) { self.description = description }
}
