import Foundation

/// One time that a program worked on a folder of results: an entry of `provenance.json`.
public struct Execution: Codable, Sendable, Hashable {
  /// The program and its arguments; a shell reads them back as they are.
  public var command: String
  /// When it began, in UTC: "2026-05-04T13:07:59Z".
  public var start: String
  /// How long it took by the clock on the wall, until results were written.
  public var seconds: Double
  /// How many threads went over events.
  public var threads: Int
  public var versions: SoftwareVersions

  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - start: When it began, in UTC.
  ///   - seconds: How long it took.
  ///   - threads: How many threads went over events.
  ///   - versions: What computed.
  public init(
    command: String, start: String, seconds: Double, threads: Int,
    versions: SoftwareVersions = .current
  ) {
    (self.command, self.start, self.seconds) = (command, start, seconds)
    (self.threads, self.versions) = (threads, versions)
  }
}

/// A command under way.
public struct RunningCommand: Sendable {
  private let command: String
  private let start = Date()
  private let clock = ContinuousClock()
  private let began = ContinuousClock.now

  /// A command that begins now.
  ///
  /// - Parameter arguments: The program's name and its arguments.
  public init(_ arguments: [String] = CommandLine.arguments) {
    command = arguments.map(\.quotedForShell).joined(separator: " ")
  }

  /// The command as one that ends now.
  ///
  /// - Parameter threads: How many threads went over events.
  public func ended(threads: Int) -> Execution {
    Execution(
      command: command, start: start.formatted(.iso8601),
      seconds: (clock.now - began) / .seconds(1),
      threads: threads)
  }
}

extension String {
  /// One word of a command, on one line.
  fileprivate var quotedForShell: String {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_=+./:,@%"))
    if !isEmpty, unicodeScalars.allSatisfy(plain.contains) { return self }
    let line = replacing("\n", with: " ")
    return "'" + line.replacing("'", with: "'\\''") + "'"
  }
}
