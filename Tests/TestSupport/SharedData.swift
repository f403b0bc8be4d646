import Foundation

/// Data sets that are too large for the repository and may be absent on a machine.
///
/// They live in a folder named by the environment variable `APUS_SHARED`, else in `shared` beside
/// the package. A test that needs one says so in its traits, and is skipped where it is absent:
///
/// ```swift
/// @Test(.enabled(if: SharedData.mayUse(file), "\(SharedData.skipped)"))
/// ```
///
/// With `APUS_REQUIRE_SHARED=1` nothing is skipped: what is absent makes its tests fail.
public enum SharedData {
  /// The reason shown for a skipped test.
  public static let skipped: String =
    "needs a shared data set that is absent; set APUS_SHARED to the folder that has it"

  /// Whether a test of this file should run: it is there, or it must be.
  public static func mayUse(_ path: String) -> Bool {
    isRequired || FileManager.default.fileExists(atPath: url(path).path)
  }

  /// Where the file is, or would be.
  public static func url(_ path: String) -> URL { folder.appending(path: path) }

  private static var isRequired: Bool {
    ProcessInfo.processInfo.environment["APUS_REQUIRE_SHARED"] == "1"
  }

  private static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["APUS_SHARED"], !path.isEmpty {
      return URL(filePath: path)
    }
    let package = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    return package.appending(path: "../shared").standardizedFileURL
  }
}
