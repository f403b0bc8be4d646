import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Errors in patches")
struct PatchErrorTests {
  private static let document: JSONValue = [
    "channels": [["name": "SR", "data": [1, 2, 3]]], "empty": [], "none": [:],
  ]

  static let failures: [(operation: JSONPatch.Operation, message: String)] = [
    (
      .remove("/chanels/0"),
      """
      remove): /chanels: there is no key 'chanels'; did you mean 'channels'?; the keys are channels, \
      empty, none
      """
    ),
    (
      .replace("/channels/0/nme", with: 1),
      """
      replace): /channels/0/nme: there is no key 'nme'; did you mean 'name'?; the keys are name, data
      """
    ),
    (.remove("/none/a"), "remove): /none/a: there is no key 'a'; the object is empty"),
    (
      .add("/channels/2", 1),
      "add): /channels/2: index 2 is beyond the list; indices go from 0 to 1"
    ),
    (
      .remove("/channels/1"),
      "remove): /channels/1: index 1 is beyond the list; indices go from 0 to 0"
    ),
    (.remove("/empty/0"), "remove): /empty/0: index 0 is beyond the list; the list is empty"),
    (
      .remove("/channels/99999999999999999999"),
      """
      remove): /channels/99999999999999999999: index 99999999999999999999 is beyond the list; indices \
      go from 0 to 0
      """
    ),
    (.add("/channels/00", 1), "add): /channels/00: an index has no leading zeros"),
    (
      .add("/channels/-1", 1),
      "add): /channels/-1: '-1' is no index of a list; indices are whole numbers from 0"
    ),
    (
      .add("/channels/", 1),
      "add): /channels/: '' is no index of a list; indices are whole numbers from 0"
    ),
    (
      .remove("/channels/-"),
      "remove): /channels/-: '-' is the place after the last element, where there is nothing yet"
    ),
    (
      .add("/channels/-/name", 1),
      "add): /channels/-: '-' is the place after the last element, where there is nothing yet"
    ),
    (
      .add("/channels/0/name/x", 1),
      """
      add): /channels/0/name/x: '/channels/0/name' is a text, which has neither keys nor elements
      """
    ),
    (
      .test("/channels/0/data", [1, 2]),
      "test): /channels/0/data: expected [1,2], found [1,2,3]"
    ),
    (.remove(""), "remove): the whole document: the whole document cannot be removed"),
    (
      .move(from: "/channels", to: "/channels/0/copy"),
      "move): /channels: a value cannot be moved into itself, to '/channels/0/copy'"
    ),
    (
      .copy(from: "/channels/0/dat", to: "/x"),
      """
      copy): /channels/0/dat: there is no key 'dat'; did you mean 'data'?; the keys are name, data
      """
    ),
  ]

  @Test(arguments: failures)
  func `name the operation, the place and near names`(
    operation: JSONPatch.Operation, message: String
  ) throws {
    let patch = JSONPatch([.test("/empty", []), operation])
    let error = try #require(throws: PatchError.self) { try Self.document.patched(by: patch) }
    #expect(error.description == "operation 1 (" + message)
    #expect(error.operation == 1)
  }

  static let malformed: [(text: String, message: String)] = [
    ("{}", "expected a list, given an object"), ("[1]", "/0: expected an object, given a number"),
    (#"[{"path": "/a"}]"#, "/0: the key 'op' is missing"),
    (#"[{"op": "remove"}]"#, "/0: the key 'path' is missing"),
    (#"[{"op": "add", "path": "/a"}]"#, "/0: the key 'value' is missing"),
    (#"[{"op": "move", "path": "/a"}]"#, "/0: the key 'from' is missing"),
    (
      #"[{"op": "replce", "path": "/a"}]"#,
      """
      /0/op: there is no operation 'replce'; did you mean 'replace'?; the operations are add, remove, \
      replace, move, copy, test
      """
    ),
    (
      #"[{"op": "remove", "path": "a"}]"#,
      "/0/path: 'a' is no JSON pointer; it has to begin with '/'"
    ),
    (
      #"[{"op": "copy", "path": "/a", "from": "/~"}]"#,
      "/0/from: '/~' is no JSON pointer; '~' is written '~0', and '/' in a key '~1'"
    ),
    (#"[{"op": "remove", "path": 1}]"#, "/0/path: expected a text, given a number"),
  ]

  @Test(arguments: malformed)
  func `texts that are no patch`(text: String, message: String) throws {
    let error = try #require(throws: WorkspaceError.self) { try JSONPatch(json: Data(text.utf8)) }
    #expect(error.description == message)
  }

  @Test func `copies that would explode meet a bound`() throws {
    let doubling = JSONPatch(Array(repeating: .copy(from: "/a", to: "/a/-"), count: 60))
    let nested = try #require(throws: PatchError.self) {
      try (["a": [1]] as JSONValue).patched(by: doubling)
    }
    #expect(nested.reason.hasPrefix("the patch copies and moves more than 2000000 values"))
    let widening = JSONPatch(
      (0..<60).flatMap { _ in
        [.copy(from: "", to: "/b"), .move(from: "/b", to: "/a"), .copy(from: "/a", to: "/c")]
      })
    #expect(throws: PatchError.self) { try ([:] as JSONValue).patched(by: widening) }
  }

  @Test func `a patch nests no deeper than can be read`() throws {
    let deepening = JSONPatch(Array(repeating: .copy(from: "", to: "/a"), count: 200))
    let error = try #require(throws: PatchError.self) {
      try ([:] as JSONValue).patched(by: deepening)
    }
    #expect(error.reason == "arrays and objects would be nested more than 128 deep")
    #expect(error.operation == 127)
    let deepest = try ([:] as JSONValue).patched(by: JSONPatch(Array(deepening.operations[..<127])))
    #expect(try JSONValue(json: deepest.json()) == deepest)
  }

  @Test func `files are named`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "patch.json")
      try Data(#"[{"op": "remove", "path": "/a"}]"#.utf8).write(to: file)
      let patch = try JSONPatch(contentsOf: file)
      let error = try #require(throws: PatchError.self) { try Self.document.patched(by: patch) }
      #expect(
        error.description.hasPrefix("\(file.path): operation 0 (remove): /a: there is no key"))
      try Data("[".utf8).write(to: file)
      let syntax = try #require(throws: WorkspaceError.self) { try JSONPatch(contentsOf: file) }
      #expect(syntax.description.hasPrefix("\(file.path): this is not JSON: line 1, column 2:"))
    }
  }
}
