import Foundation
import HistFactory
import TestSupport
import Testing

/// What pyhf's schema 1.0.0 (`defs.json`) allows at its edges, and what it forbids.
@Suite("pyhf's schema")
struct SchemaTests {
  /// Replacements in the example that keep it a document which the schema allows.
  static let allowed: [(part: String, replacement: String)] = [
    ("[52, 63]", "[52.0, 6.3e1]"), ("[52, 63]", "[0, 0.5]"), ("\"poi\": \"mu\"", "\"poi\": \"\""),
    ("\"poi\": \"mu\"", "\"poi\": \"of a patch\""), ("\"name\": \"first\"", "\"name\": \"\""),
    ("\"inits\": [7]", "\"inits\": [7, 8, 9]"), (", \"inits\": [7]", ""),
    ("\"inits\": [7]", "\"bounds\": [[-1e300, 1e300]], \"fixed\": false, \"factors\": [1]"),
    ("[5.5, 10]", "[-5.5, 0]"), ("\"lo\": 0.9", "\"lo\": -1"), ("[5, 12]", "[0, 0]"),
    ("\"name\": \"signal\"", "\"name\": \"τ → μ / ~ \\\" \\\\ \\u0000\""),
    ("{\"name\": \"lumi\", \"type\": \"lumi\", \"data\": null},", ""),
    ("[55, 62]", "[100000000000000000000, 1e-320]"),
  ]

  @Test(arguments: allowed)
  func `what it allows is read and written without loss`(part: String, replacement: String) throws {
    let document = try JSONValue(json: everything(replacing: part, with: replacement))
    let workspace = try Workspace(document)
    #expect(workspace.document == document)
    #expect(try JSONValue(json: workspace.json()) == document)
    #expect(try Workspace(json: workspace.json()) == workspace)
  }

  @Test func `lists that may be empty`() throws {
    let text = """
      {"channels": [{"name": "", "samples": [{"name": "", "data": [1], "modifiers": []}]}],
       "observations": [{"name": "", "data": [1]}],
       "measurements": [{"name": "", "config": {"poi": "", "parameters": []}}], "version": "1.0.0"}
      """
    let document = try JSONValue(json: Data(text.utf8))
    #expect(try Workspace(document).document == document)
  }

  /// Keys the schema does not know are forbidden in every object, and so are those it needs.
  static let forbidden: [(part: String, replacement: String, message: String)] = [
    ("\"version\"", "\"comment\": 1, \"version\"", "/comment: there is no such key here"),
    ("\"config\": {", "\"config\": {\"a\": 1,", "/measurements/0/config/a: there is no such key"),
    ("\"lo\": 0.9,", "", "/channels/0/samples/0/modifiers/2/data: the key 'lo' is missing"),
    ("\"poi\": \"mu\",", "", "/measurements/0/config: the key 'poi' is missing"),
    ("\"poi\": \"mu\"", "\"poi\": null", "/measurements/0/config/poi: expected a text, given null"),
    (
      "\"fixed\": true", "\"fixed\": 1",
      "/measurements/0/config/parameters/2/fixed: expected true or"
    ),
    ("[52, 63]", "[52, true]", "/observations/0/data/1: expected a number, given true"),
    ("[52, 63]", "52", "/observations/0/data: expected a list, given a number"),
    (
      "\"inits\": [7]", "\"inits\": null",
      "/measurements/0/config/parameters/6/inits: expected a list"
    ),
    (
      "\"type\": \"normfactor\", \"data\": null", "\"type\": \"normfactor\", \"data\": [1]",
      "/channels/0/samples/0/modifiers/0/data: a modifier of type normfactor has no data"
    ),
    (
      "\"name\": \"mu\", \"type\"", "\"name\": 1, \"type\"",
      "/channels/0/samples/0/modifiers/0/name:"
    ),
  ]

  @Test(arguments: forbidden)
  func `what it forbids is an error`(part: String, replacement: String, message: String) throws {
    let error = try #require(throws: WorkspaceError.self) {
      try Workspace(json: everything(replacing: part, with: replacement))
    }
    #expect(error.description.hasPrefix(message))
  }

  /// More than the schema allows: the modifiers of pyhf's earlier versions left `data` out.
  @Test func `data may be missing where there are none`() throws {
    let text = everything(replacing: "\"normfactor\", \"data\": null", with: "\"normfactor\"")
    #expect(try Workspace(json: text) == Workspace(json: Data(everything.utf8)))
  }
}

@Suite("Published and synthetic workspaces")
struct LosslessTests {
  static let folders = [
    ("data/pyhf-conformance/workspaces", 27), ("data/pyhf-likelihoods", 6),
    ("data/histfactory-root", 1),
  ]

  @Test(
    .enabled(
      if: folders.allSatisfy { SharedData.mayUse($0.0) }, "\(SharedData.skipped)"),
    arguments: folders)
  func `are read and written without loss`(folder: String, count: Int) throws {
    let files = try #require(
      FileManager.default.enumerator(at: SharedData.url(folder), includingPropertiesForKeys: nil))
    var found = 0
    for case let file as URL in files where file.pathExtension == "json" {
      let document = try JSONValue(contentsOf: file)
      guard document["measurements"] != nil else { continue }
      found += 1
      let workspace = try Workspace(document)
      #expect(workspace.document == document, "\(file.path)")
      #expect(try JSONValue(json: workspace.json()) == document, "\(file.path)")
    }
    #expect(found == count)
  }
}
