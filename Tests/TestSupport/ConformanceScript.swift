import Foundation

/// A Python script of `Tests/Conformance` that compares Apus with the program whose files it reads
/// or writes.
///
/// The environment variable `APUS_PYTHON` names a Python that has the packages which the scripts
/// ask for; without it their tests are skipped.
public struct ConformanceScript {
  /// The reason shown for a skipped test.
  public static let skipped: String =
    "set APUS_PYTHON to a Python with the packages that Tests/Conformance asks for"

  /// Whether there is a Python to run scripts with.
  public static var mayRun: Bool { python != nil }

  private static var python: String? { ProcessInfo.processInfo.environment["APUS_PYTHON"] }

  private let file: URL

  /// The script of this file name.
  public init(_ name: String) {
    let tests = URL(filePath: #filePath).appending(path: "../..").standardizedFileURL
    file = tests.appending(path: "Conformance").appending(path: name)
  }

  /// Runs the script to its end and returns its exit status.
  ///
  /// - Precondition: ``mayRun``.
  public func run(_ arguments: [String]) throws -> Int32 {
    guard let python = Self.python else { preconditionFailure(Self.skipped) }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [file.path] + arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
