import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Errors in workspaces")
struct WorkspaceErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let part: String
    let replacement: String
    let message: String
    var testDescription: String { message }

    init(_ part: String, _ replacement: String, _ message: String) {
      (self.part, self.replacement, self.message) = (part, replacement, message)
    }
  }

  private static let samples = "/channels/0/samples"
  static let mistakes = [
    Mistake(
      "\"data\": [5, 12]", "\"data\": [5, 12, 3]",
      "\(samples)/1/modifiers/1/data: 3 bins, the sample has 2"),
    Mistake(
      "\"lo_data\": [45, 61]", "\"lo_data\": [45]",
      "\(samples)/1/modifiers/0/data/lo_data: 1 bin, the sample has 2"),
    Mistake(
      "\"data\": [50.1, 60]", "\"data\": [50.1]",
      "\(samples)/1/data: 1 bin, the first sample has 2"),
    Mistake(
      "\"type\": \"normsys\"", "\"type\": \"normsis\"",
      """
      \(samples)/0/modifiers/2/type: there is no modifier type 'normsis'; did you mean 'normsys'?; the types \
      are histosys, lumi, normfactor, normsys, shapefactor, shapesys, staterror
      """),
    Mistake(
      "[50.1, 60], \"modifiers\"", "[50.1, 60], \"modifers\"",
      """
      \(samples)/1/modifers: there is no such key here; did you mean 'modifiers'?; expected name, \
      data, modifiers
      """),
    Mistake(
      "\"data\": [52, 63]", "\"data\": [52, \"63\"]",
      "/observations/0/data/1: expected a number, given a text"),
    Mistake(
      "\"data\": [52, 63]", "\"data\": [52, -63]",
      "/observations/0/data/1: -63.0 events; counts are not negative"),
    Mistake(
      "\"name\": \"background\"", "\"name\": \"signal\"",
      "\(samples)/1/name: two samples are named 'signal'; give each its own name"),
    Mistake(
      "[[-1, 5]]", "[[5, -1]]",
      """
      /measurements/0/config/parameters/0/bounds/0: a lower and an upper bound are expected, given \
      [5.0, -1.0]
      """),
    Mistake(
      "\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"",
      "/version: version '2.0.0' is given, only '1.0.0' can be read"),
    Mistake(",\n  \"version\": \"1.0.0\"", "", "the key 'version' is missing"),
    Mistake(
      "\"name\": \"lumi\", \"type\": \"lumi\"", "\"name\": \"luminosity\", \"type\": \"lumi\"",
      "\(samples)/0/modifiers/1/name: a modifier of type lumi is named 'lumi', given 'luminosity'"),
  ]

  @Test(arguments: mistakes)
  func `say what, where and what to do`(mistake: Mistake) throws {
    let json = everything(replacing: mistake.part, with: mistake.replacement)
    let error = try #require(throws: WorkspaceError.self) { try Workspace(json: json) }
    #expect(error.description == mistake.message)
  }

  static let modelMistakes = [
    Mistake(
      "\"poi\": \"mu\"", "\"poi\": \"nu\"",
      "/measurements/0/config/poi: no modifier has the name 'nu'; did you mean 'mu'?"),
    Mistake(
      "\"lo\": 0.9", "\"lo\": 0",
      """
      \(samples)/0/modifiers/2/data/lo: a factor of 0.0 cannot be interpolated by exponentials; give \
      a positive one, or choose piecewise linear interpolation
      """),
    Mistake(
      "\"auxdata\": [1.1], ", "",
      """
      /measurements/0/config/parameters/1: 'lumi' needs one auxdata and one positive sigma, given \
      auxdata none, sigmas [0.02]
      """),
    Mistake(
      "\"factors\": [90, 30]", "\"factors\": [90]",
      "/measurements/0/config/parameters/4/factors: 1 given, the parameter 'bins' has 2 elements"),
    Mistake(
      "\"inits\": [2]", "\"sigmas\": [2]",
      """
      /measurements/0/config/parameters/0/sigmas: the parameter 'mu' has no use for sigmas; remove \
      them
      """),
    Mistake(
      "\"poi\": \"mu\"", "\"poi\": \"free\"",
      """
      /measurements/0/config/poi: the parameter of interest 'free' has 2 elements, one is expected
      """),
  ]

  @Test(arguments: modelMistakes)
  func `that only a model shows`(mistake: Mistake) throws {
    let json = everything(replacing: mistake.part, with: mistake.replacement)
    let workspace = try Workspace(json: json)
    let error = try #require(throws: WorkspaceError.self) { try HistFactoryModel(workspace) }
    #expect(error.description == mistake.message)
  }

  @Test func `a measurement that is not there`() throws {
    let workspace = try Workspace(json: Data(everything.utf8))
    let error = try #require(throws: WorkspaceError.self) {
      try HistFactoryModel(workspace, measurement: "frist")
    }
    #expect(
      error.description == """
        /measurements: there is no measurement 'frist'; did you mean 'first'?; the measurements are \
        first
        """)
  }

  @Test func `every truncation is an error`() {
    let bytes = Data(everything.utf8)
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: WorkspaceError.self) { try Workspace(json: bytes.prefix(length)) }
    }
  }

  @Test(arguments: ["NaN", "Infinity", "1e999", "nan", "1e", "--1", "0x1p4"])
  func `a number that is none is an error`(number: String) {
    let json = everything(replacing: "50.1", with: number)
    #expect(throws: WorkspaceError.self) { try Workspace(json: json) }
  }

  @Test(arguments: [600, 100_000])
  func `deep nesting is an error, not a crash`(depth: Int) {
    let lists = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let objects =
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    for nested in [lists, objects] {
      let json = everything(replacing: "50.1", with: nested)
      #expect(throws: WorkspaceError.self) { try Workspace(json: json) }
      #expect(throws: WorkspaceError.self) { try Workspace(json: Data(nested.utf8)) }
    }
  }

  @Test func `files are named`() throws {
    try withTemporaryFolder { folder in
      let missing = folder.appending(path: "missing.json")
      let absent = try #require(throws: WorkspaceError.self) {
        try Workspace(contentsOf: missing)
      }
      #expect(absent.file == missing.path)
      let file = folder.appending(path: "workspace.json")
      try everything(replacing: "[52, 63]", with: "[52]").write(to: file)
      let error = try #require(throws: WorkspaceError.self) { try Workspace(contentsOf: file) }
      #expect(
        error.description == """
          \(file.path): /observations/0/data: 1 bin, channel 'signal/region' has 2
          """)
    }
  }
}
