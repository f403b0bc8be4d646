import Foundation

/// A Python script that compares Apus with another program, or makes its inputs.
///
/// It runs with the Python that the environment variable `APUS_PYTHON` names, else with that of the
/// virtual environment `.venv` beside the manifest, which `make test` makes. Without either, tests
/// that need a script are skipped; with `APUS_REQUIRE_PEERS=1` they fail instead.
public struct ConformanceScript {
  /// The reason shown for a skipped test.
  public static let skipped: String =
    "run 'make setup' for the Python packages, or set APUS_PYTHON to a Python that has them"

  /// Whether a test that needs a script should run: there is a Python, or there must be one.
  public static var mayRun: Bool {
    environment["APUS_REQUIRE_PEERS"] == "1" || FileManager.default.fileExists(atPath: python.path)
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  private static let package = URL(filePath: #filePath).appending(path: "../../..")
    .standardizedFileURL

  /// The Python that scripts run with.
  public static var python: URL {
    environment["APUS_PYTHON"].map { URL(filePath: $0) }
      ?? package.appending(path: ".venv/bin/python")
  }

  /// The Python in which ROOT can be imported, if the environment variable `APUS_ROOT_PYTHON` names
  /// one. No test requires it.
  public static let rootPython: URL? = environment["APUS_ROOT_PYTHON"].map { URL(filePath: $0) }

  /// The reason shown for a test that is skipped without ``rootPython``.
  public static let skippedROOT: String = "set APUS_ROOT_PYTHON to a Python that can import ROOT"

  private let file: URL

  /// The script of this file name in `Tests/Conformance`.
  public init(_ name: String) {
    file = Self.package.appending(path: "Tests/Conformance").appending(path: name)
  }

  /// A script elsewhere.
  public init(at file: URL) { self.file = file }

  /// Runs the script to its end and returns its exit status.
  ///
  /// - Parameters:
  ///   - arguments: What the script is given.
  ///   - folder: The folder it runs in; the present one if nil.
  ///   - python: The Python that runs it; that of all scripts if nil.
  public func run(_ arguments: [String] = [], in folder: URL? = nil, with python: URL? = nil) throws
    -> Int32
  {
    let process = Process()
    process.executableURL = python ?? Self.python
    process.arguments = [file.path] + arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
