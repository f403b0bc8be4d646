import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("apus beside pyhf", .enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
struct ConformanceTests {
  /// A command for both; `command_line.py` says what its members mean.
  struct Command {
    var arguments: String
    var apus: [String] = []
    var file: String?
    var tolerance = 0.0
    var isText = false

    var json: JSONValue {
      var json: JSONValue = [
        "arguments": .array(arguments.split(separator: " ").map { .string(String($0)) }),
        "apus": .array(apus.map { .string($0) }), "tolerance": .number(.double(tolerance)),
        "text": .bool(isText),
      ]
      if let file, case .object(var members) = json {
        members["file"] = .string(file)
        json = .object(members)
      }
      return json
    }
  }

  /// pyhf's fits end within some 1e-4 of the minimum.
  static let results: [Command] = [
    "cls two-bins.json", "cls documented.json", "cls documented.json --test-poi 2 --test-stat q",
    "cls two-regions.json", "cls two-regions.json --measurement search --test-poi 1.2",
    "cls background.json --patch signal.json", "fit two-bins.json --value",
    "fit two-regions.json --value", "fit two-regions.json --measurement background",
    "fit background.json -p signal.json --value", "cls background.json", "cls empty.json",
    "fit two-bins.json --measurement none",
  ].map { Command(arguments: $0, apus: ["--json"], tolerance: 5e-4) }

  static let documents: [Command] =
    [
      "prune two-regions.json -c CR -t staterror", "prune two-regions.json -s signal -m JES",
      "prune two-regions.json --measurement search", "prune two-regions.json -s singal",
      "rename two-regions.json -m JES JER -c SR signal_region --measurement search other",
      "rename two-regions.json -s nothing something", "sort two-regions.json",
      "combine two-regions.json two-bins.json", "combine two-bins.json two-bins.json -j outer",
      "combine two-bins.json two-bins.json", "digest two-regions.json -a md5 -a sha256 --json",
      "patchset extract patchset.json --name heavy",
      "patchset extract patchset.json --name light --with-metadata",
      "patchset apply background.json patchset.json --name heavy",
      "patchset apply background.json foreign.json --name heavy",
      "patchset apply background.json patchset.json --name havy",
    ].map { Command(arguments: $0) }
    + [
      "digest two-bins.json", "digest background.json -a md5 -p",
      "patchset verify background.json patchset.json",
      "patchset verify background.json foreign.json",
    ].map { Command(arguments: $0, isText: true) }
    + ["two-bins", "documented", "two-regions"].map {
      Command(arguments: "inspect \($0).json --output-file inspected.json", file: "inspected.json")
    }

  @Test func `commands print what pyhf's print`() throws {
    try Examples.inFolder { folder in
      let commands = JSONValue.array((Self.results + Self.documents).map(\.json))
      try commands.json().write(to: folder.appending(path: "commands.json"))
      try #expect(compare(in: folder) == 0)
    }
  }

  @Test(.enabled(if: SharedData.mayUse(FormatTests.xml), "\(SharedData.skipped)"))
  func `xml2json prints what pyhf's prints`() throws {
    try withTemporaryFolder { folder in
      let commands: [JSONValue] = ["multibin_histfactory", "overallsys_histfactory"].map { name in
        let source = SharedData.url("data/histfactory-root/pyhf-validation/\(name)").path
        return Command(
          arguments: """
            xml2json \(source)/config/example.xml --basedir \(source) --output-file converted.json
            """, file: "converted.json"
        ).json
      }
      try JSONValue.array(commands).json().write(to: folder.appending(path: "commands.json"))
      try #expect(compare(in: folder) == 0)
    }
  }

  private func compare(in folder: URL) throws -> Int32 {
    try ConformanceScript("command_line.py").run([Program.executable("apus").path, folder.path])
  }
}
