import Foundation
import HistFactory
import Testing

private func value(_ text: String) throws -> JSONValue { try JSONValue(json: Data(text.utf8)) }

@Suite("JSON patches")
struct JSONPatchTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let document: String
    let patch: String
    /// Nil where the patch does not apply.
    let result: String?
    var testDescription: String { name }

    init(_ name: String, _ document: String, _ patch: String, _ result: String?) {
      (self.name, self.document, self.patch, self.result) = (name, document, patch, result)
    }
  }

  /// RFC 6902, appendix A, with its numbers.
  static let standard = [
    Example(
      "A.1 add a member", #"{"foo": "bar"}"#,
      #"[{"op": "add", "path": "/baz", "value": "qux"}]"#, #"{"baz": "qux", "foo": "bar"}"#),
    Example(
      "A.2 add an element", #"{"foo": ["bar", "baz"]}"#,
      #"[{"op": "add", "path": "/foo/1", "value": "qux"}]"#, #"{"foo": ["bar", "qux", "baz"]}"#),
    Example(
      "A.3 remove a member", #"{"baz": "qux", "foo": "bar"}"#,
      #"[{"op": "remove", "path": "/baz"}]"#, #"{"foo": "bar"}"#),
    Example(
      "A.4 remove an element", #"{"foo": ["bar", "qux", "baz"]}"#,
      #"[{"op": "remove", "path": "/foo/1"}]"#, #"{"foo": ["bar", "baz"]}"#),
    Example(
      "A.5 replace", #"{"baz": "qux", "foo": "bar"}"#,
      #"[{"op": "replace", "path": "/baz", "value": "boo"}]"#, #"{"baz": "boo", "foo": "bar"}"#),
    Example(
      "A.6 move a member",
      #"{"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}}"#,
      #"[{"op": "move", "from": "/foo/waldo", "path": "/qux/thud"}]"#,
      #"{"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}}"#),
    Example(
      "A.7 move an element", #"{"foo": ["all", "grass", "cows", "eat"]}"#,
      #"[{"op": "move", "from": "/foo/1", "path": "/foo/3"}]"#,
      #"{"foo": ["all", "cows", "eat", "grass"]}"#),
    Example(
      "A.8 test", #"{"baz": "qux", "foo": ["a", 2, "c"]}"#,
      #"[{"op": "test", "path": "/baz", "value": "qux"}, {"op": "test", "path": "/foo/1", "value": 2}]"#,
      #"{"baz": "qux", "foo": ["a", 2, "c"]}"#),
    Example(
      "A.9 failing test", #"{"baz": "qux"}"#,
      #"[{"op": "test", "path": "/baz", "value": "bar"}]"#, nil),
    Example(
      "A.10 add an object", #"{"foo": "bar"}"#,
      #"[{"op": "add", "path": "/child", "value": {"grandchild": {}}}]"#,
      #"{"foo": "bar", "child": {"grandchild": {}}}"#),
    Example(
      "A.11 unknown members", #"{"foo": "bar"}"#,
      #"[{"op": "add", "path": "/baz", "value": "qux", "xyz": 123}]"#,
      #"{"foo": "bar", "baz": "qux"}"#),
    Example(
      "A.12 add into nothing", #"{"foo": "bar"}"#,
      #"[{"op": "add", "path": "/baz/bat", "value": "qux"}]"#, nil),
    Example(
      "A.14 escapes", #"{"/": 9, "~1": 10}"#,
      #"[{"op": "test", "path": "/~01", "value": 10}]"#, #"{"/": 9, "~1": 10}"#),
    Example(
      "A.15 texts are no numbers", #"{"/": 9, "~1": 10}"#,
      #"[{"op": "test", "path": "/~01", "value": "10"}]"#, nil),
    Example(
      "A.16 add to the end", #"{"foo": ["bar"]}"#,
      #"[{"op": "add", "path": "/foo/-", "value": ["abc", "def"]}]"#,
      #"{"foo": ["bar", ["abc", "def"]]}"#),
  ]

  static let more = [
    Example("nothing to do", "[1]", "[]", "[1]"),
    Example(
      "a new document", "[1]", #"[{"op": "add", "path": "", "value": {"a": 1}}]"#, #"{"a": 1}"#),
    Example(
      "another document", "[1]", #"[{"op": "replace", "path": "", "value": null}]"#, "null"),
    Example("numbers by value", "[1]", #"[{"op": "test", "path": "", "value": [1.0]}]"#, "[1]"),
    Example("an empty key", #"{"": 1}"#, #"[{"op": "remove", "path": "/"}]"#, "{}"),
    Example(
      "add replaces", #"{"a": 1}"#, #"[{"op": "add", "path": "/a", "value": 2}]"#, #"{"a": 2}"#),
    Example(
      "add at the length", "[1]", #"[{"op": "add", "path": "/1", "value": 2}]"#, "[1, 2]"),
    Example(
      "copies are values", #"{"a": [1]}"#,
      #"[{"op": "copy", "from": "/a", "path": "/b"}, {"op": "add", "path": "/b/0", "value": 0}]"#,
      #"{"a": [1], "b": [0, 1]}"#),
    Example(
      "a copy into itself", #"{"a": [1]}"#, #"[{"op": "copy", "from": "/a", "path": "/a/0"}]"#,
      #"{"a": [[1], 1]}"#),
    Example(
      "a child takes its parent's place", #"{"a": {"b": 1}}"#,
      #"[{"op": "move", "from": "/a/b", "path": "/a"}]"#, #"{"a": 1}"#),
    Example(
      "a move to where it is", #"{"a": 1}"#, #"[{"op": "move", "from": "/a", "path": "/a"}]"#,
      #"{"a": 1}"#),
    Example("digits as a key", #"{"01": 1}"#, #"[{"op": "remove", "path": "/01"}]"#, "{}"),
    Example(
      "a minus as a key", #"{"-": 1}"#, #"[{"op": "replace", "path": "/-", "value": 2}]"#,
      #"{"-": 2}"#),
    Example("null is there", #"{"a": null}"#, #"[{"op": "remove", "path": "/a"}]"#, "{}"),
  ]

  @Test(arguments: standard + more)
  func apply(example: Example) throws {
    let document = try value(example.document)
    let patch = try JSONPatch(json: Data(example.patch.utf8))
    guard let result = example.result else {
      #expect(throws: PatchError.self) { try document.patched(by: patch) }
      return
    }
    let patched = try document.patched(by: patch)
    #expect(patched == (try value(result)))
  }

  @Test func `operations made in memory`() throws {
    let document: JSONValue = ["a": [1, 2, 3]]
    let patch = JSONPatch([
      .test("/a/0", 1), .add("/a/-", 4), .replace("/a/0", with: 0), .remove("/a/1"),
      .copy(from: "/a", to: "/b"), .move(from: "/b/0", to: "/c"),
    ])
    #expect(try document.patched(by: patch) == ["a": [0, 3, 4], "b": [3, 4], "c": 0])
    #expect(document == ["a": [1, 2, 3]])
  }

  @Test func `a workspace is patched, several patches in their order`() throws {
    let workspace = try Workspace(json: Data(everything.utf8))
    let counts = JSONPatch([.replace("/observations/0/data/1", with: 64)])
    #expect(try workspace.patched(by: counts).observations[0].data == [52, 64])
    let again = JSONPatch([
      .test("/observations/0/data/1", 64.0), .replace("/observations/0/data/1", with: 65),
    ])
    let both = try Workspace(json: Data(everything.utf8), patches: [counts, again])
    #expect(both.observations[0].data == [52, 65])
    #expect(throws: PatchError.self) {
      try Workspace(json: Data(everything.utf8), patches: [again, counts])
    }
  }

  @Test func `a document may become a workspace by its patch alone`() throws {
    let incomplete = everything(replacing: "\"observations\"", with: "\"observation\"")
    #expect(throws: WorkspaceError.self) { try Workspace(json: incomplete) }
    let patch = JSONPatch([.move(from: "/observation", to: "/observations")])
    let workspace = try Workspace(json: incomplete, patches: [patch])
    #expect(workspace == (try Workspace(json: Data(everything.utf8))))
  }
}
