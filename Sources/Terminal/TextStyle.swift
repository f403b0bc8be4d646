import Foundation

/// Whether text is emphasised by escape sequences.
public enum TextStyle: Sendable, Hashable {
  /// Plain text, for files and pipes.
  case plain
  /// Colours and bold letters, for terminals.
  case coloured

  /// The style for a stream: coloured on a terminal, unless `NO_COLOR` is set to something
  /// (https://no-color.org) or the terminal is `dumb`.
  ///
  /// - Parameters:
  ///   - descriptor: The stream's file descriptor.
  ///   - environment: The environment variables.
  public static func suiting(
    _ descriptor: Int32,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TextStyle {
    let isForbidden = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return isatty(descriptor) == 1 && !isForbidden ? .coloured : .plain
  }

  /// Emphases with their SGR codes.
  public enum Emphasis: Int, Sendable {
    case bold = 1
    case faint = 2
    case red = 31
    case yellow = 33
  }

  /// The text with an emphasis, if this style has any.
  public func apply(_ emphasis: Emphasis, to text: String) -> String {
    self == .plain || text.isEmpty ? text : "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
  }
}
