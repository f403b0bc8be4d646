/// What is wrong with a description of a model, and where.
public struct DialectError: Error, Hashable, Sendable, CustomStringConvertible {
  public let place: DialectPlace
  /// What was given, what was expected, and what to do.
  public let reason: String
  /// What of this module's options would do without; nil if none does.
  public let remedy: DialectRemedy?

  /// The file, the line, the reason and the remedy.
  public var description: String {
    "\(place): \(reason)" + (remedy.map { "; \($0)" } ?? "")
  }
}

/// An option under which a description could be read. A program that offers it by another name says
/// that name in place of the description.
public enum DialectRemedy: Hashable, Sendable, CustomStringConvertible {
  /// To leave out what a workspace cannot express.
  case leavingOut
  /// Another folder for relative paths to start from.
  case anotherFolder

  /// The argument in Swift.
  public var description: String {
    switch self {
    case .leavingOut: "ask for 'inexpressible: .leftOut' to do without"
    case .anotherFolder: "say 'relativeTo:' for another folder"
    }
  }
}

/// A line of a file.
public struct DialectPlace: Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; nil for the whole file.
  public let line: Int?

  /// As compilers write it: `card.txt:12`.
  public var description: String { line.map { "\(file):\($0)" } ?? file }

  func error(_ reason: String, remedy: DialectRemedy? = nil) -> DialectError {
    DialectError(place: self, reason: reason, remedy: remedy)
  }
}
