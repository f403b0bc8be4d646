import Foundation
import HistFactory
import TestSupport
import Testing

private let published = "data/pyhf-likelihoods/SUSY-2018-06-3LeRJR"

/// A patch set for `everything`, as text in which tests replace parts.
let smallPatchSet = """
  {"metadata": {"references": {"hepdata": "ins1234567"}, "description": "an example", "analysis": 7,
                "digests": {"md5": "\(everythingDigest)"}, "labels": ["mass", "kind"]},
   "patches": [
     {"metadata": {"name": "light", "values": [100, "scalar"], "colour": "red"},
      "patch": [{"op": "replace", "path": "/channels/0/samples/0/data", "value": [1, 2]}]},
     {"metadata": {"name": "heavy", "values": [250.5, "vector"]},
      "patch": [{"op": "remove", "path": "/channels/0/samples/0/dat"}]}],
   "version": "1.0.0"}
  """

/// pyhf.utils.digest of the document, algorithm md5.
private let everythingDigest = "d39bdf105f1d2ec09a1dc9bb731ce79f"

@Suite("Patch sets")
struct PatchSetTests {
  private func set(replacing part: String = "", with other: String = "") throws -> PatchSet {
    precondition(part.isEmpty || smallPatchSet.contains(part), "the example has no \(part)")
    let text = smallPatchSet.replacing(part, with: other, maxReplacements: part.isEmpty ? 0 : 1)
    return try PatchSet(JSONValue(json: Data(text.utf8)))
  }

  private var document: JSONValue {
    get throws { try JSONValue(json: Data(everything.utf8)) }
  }

  @Test func `everything in the file is there`() throws {
    let set = try set()
    #expect(set.references == ["hepdata": "ins1234567"] && set.description == "an example")
    #expect(set.labels == ["mass", "kind"] && set.metadata["analysis"] == 7)
    #expect(set.digests == [.md5: everythingDigest])
    #expect(set.patches.map(\.name) == ["light", "heavy"])
    #expect(set.patches[1].values == [250.5, "vector"])
    #expect(set.patches[0].metadata["colour"] == "red")
  }

  @Test func `a patch is found by its name and by its values`() throws {
    let set = try set()
    #expect(try set.patch(named: "heavy").name == "heavy")
    #expect(try set.patch(at: [100.0, "scalar"]).name == "light")
    let name = try #require(throws: WorkspaceError.self) { try set.patch(named: "hevy") }
    #expect(
      name.description == """
        /patches: there is no patch 'hevy'; did you mean 'heavy'?; the set has 2, the first is 'light'
        """)
    let point = try #require(throws: WorkspaceError.self) { try set.patch(at: [200, "vector"]) }
    #expect(
      point.description == """
        /patches: there is no patch at mass = 200, kind = 'vector'; the nearest are 'heavy' (250.5, \
        'vector'), 'light' (100, 'scalar')
        """)
    let count = try #require(throws: WorkspaceError.self) { try set.patch(at: [200]) }
    #expect(count.description == "/metadata/labels: 1 values given, the labels are mass, kind")
  }

  @Test func `a patch applies to the document it was made for`() throws {
    let workspace = try Workspace(document, patch: "light", of: set())
    #expect(workspace.channels[0].samples[0].data == [1, 2])
    let error = try #require(throws: PatchError.self) {
      try Workspace(document, patch: "heavy", of: set())
    }
    #expect(
      error.description == """
        heavy: operation 0 (remove): /channels/0/samples/0/dat: there is no key 'dat'; did you mean \
        'data'?; the keys are name, data, modifiers
        """)
  }

  @Test func `another document is an error unless the check is skipped`() throws {
    let other = try JSONValue(json: everything(replacing: "[52, 63]", with: "[52.0, 63]"))
    let error = try #require(throws: WorkspaceError.self) {
      try Workspace(other, patch: "light", of: set())
    }
    #expect(
      error.description == """
        /metadata/digests/md5: the patches were made for another document: its md5 is \
        \(everythingDigest), that of the given one \(other.digest(.md5)); give the workspace that was \
        published with the patches, or skip the check if the difference is known not to matter
        """)
    let workspace = try Workspace(other, patch: "light", of: set(), digests: .skipped)
    #expect(workspace.channels[0].samples[0].data == [1, 2])
  }

  static let mistakes: [(part: String, replacement: String, message: String)] = [
    (
      "\"version\": \"1.0.0\"", "\"version\": \"2\"",
      "/version: version '2' is given, only '1.0.0' can be read"
    ),
    (
      "\"heavy\"", "\"light\"",
      "/patches/1/metadata/name: two patches are named 'light'; give each its own name"
    ),
    (
      "250.5, \"vector\"", "1e2, \"scalar\"",
      "/patches/1/metadata/values: the patch 'light' has the same values"
    ),
    (", \"vector\"", "", "/patches/1/metadata/values: 1 values given, the labels are mass, kind"),
    ("250.5", "null", "/patches/1/metadata/values/0: expected a number or a text, given null"),
    ("[\"mass\", \"kind\"]", "[]", "/metadata/labels: at least one label is needed, given none"),
    (
      "\"md5\"", "\"sha1\"",
      "/metadata/digests/sha1: there is no such key here; expected md5, sha256"
    ),
    (
      "\"\(everythingDigest)\"", "\"12\"",
      "/metadata/digests/md5: 32 hexadecimal digits are expected, given '12'"
    ),
    ("\"md5\": \"\(everythingDigest)\"", "", "/metadata/digests: at least one digest is needed"),
    (
      "\"patch\":", "\"patches\":",
      "/patches/0/patches: there is no such key here; did you mean 'patch'?; expected metadata, patch"
    ),
    (
      "\"replace\"", "\"change\"",
      "/patches/0/patch/0/op: there is no operation 'change'; the operations are add, remove, replace, move, copy, test"
    ),
    ("\"description\": \"an example\", ", "", "/metadata: the key 'description' is missing"),
  ]

  @Test(arguments: mistakes)
  func `mistakes are named with their place`(part: String, replacement: String, message: String)
    throws
  {
    let error = try #require(throws: WorkspaceError.self) {
      try set(replacing: part, with: replacement)
    }
    #expect(error.description == message)
  }
}

@Suite(
  "A published patch set", .enabled(if: SharedData.mayUse(published), "\(SharedData.skipped)"))
struct PublishedPatchSetTests {
  private let folder = SharedData.url(published)

  @Test func `it verifies against its background, and each patch makes a workspace`() throws {
    let set = try PatchSet(contentsOf: folder.appending(path: "patchset.json"))
    let background = try JSONValue(contentsOf: folder.appending(path: "BkgOnly.json"))
    #expect(set.patches.count == 64 && set.labels == ["mn2", "mn1"])
    try set.verify(background)
    let before = try Workspace(background)
    for patch in set.patches {
      let workspace = try Workspace(background.patched(by: patch.patch))
      let added =
        workspace.channels.flatMap(\.samples).count - before.channels.flatMap(\.samples).count
      #expect(added == patch.patch.operations.count)
    }
    #expect(try set.patch(at: [250, 50]).name == "ERJR_250_50")
    let altered = try background.patched(
      by: JSONPatch([.replace("/observations/0/data/0", with: 1)]))
    #expect(throws: WorkspaceError.self) { try set.verify(altered) }
  }
}
