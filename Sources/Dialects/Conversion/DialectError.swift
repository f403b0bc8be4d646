/// What is wrong with a description of a model, and where.
public struct DialectError: Error, Hashable, Sendable, CustomStringConvertible {
  public let place: DialectPlace
  /// What was given, what was expected, and what to do.
  public let reason: String

  /// The file, the line and the reason.
  public var description: String { "\(place): \(reason)" }
}

/// A line of a file.
public struct DialectPlace: Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; nil for the whole file.
  public let line: Int?

  /// As compilers write it: `card.txt:12`.
  public var description: String { line.map { "\(file):\($0)" } ?? file }

  func error(_ reason: String) -> DialectError { DialectError(place: self, reason: reason) }
}
