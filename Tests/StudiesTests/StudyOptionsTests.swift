import Foundation
import Testing

@testable import Studies

@Suite("Options of studies")
struct StudyOptionsTests {
  @Test func `fifty seeds from one on, unless asked otherwise`() throws {
    #expect(try StudyOptions.parse([]).seedRange == 1...50)
    let few = try StudyOptions.parse(["--seeds", "3", "--first-seed", "7", "--threads", "2"])
    #expect(few.seedRange == 7...9 && few.threadCount == 2)
  }

  @Test(arguments: [
    (["--seeds", "0"], "--seeds is 0; give 1 to 10000"),
    (["--threads", "0"], "--threads is 0; give 1 or more"),
    (
      ["--first-seed", "18446744073709551615"],
      "--first-seed is 18446744073709551615; there are no 50 seeds from it on"
    ),
  ])
  func `numbers without meaning are refused`(_ arguments: [String], _ message: String) {
    let error = #expect(throws: (any Error).self) { try StudyOptions.parse(arguments) }
    #expect(error.map { StudyOptions.message(for: $0) }?.contains(message) == true)
  }

  @Test func `a result and its figure stand side by side in the folder`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "studies-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let test = try ClosureTest("x", seeds: 1...3) { seed in
      ClosureFit([.init("x", truth: 0, estimate: Double(seed), error: 1)])
    }
    try ResultOptions.parse([]).keep(test, test.figure, as: "closure")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    try StudyOptions.parse(["-o", folder.path]).keep(test, test.figure, as: "closure")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["closure.json", "closure.svg"])
  }
}
