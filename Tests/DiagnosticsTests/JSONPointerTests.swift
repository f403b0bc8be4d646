import Diagnostics
import Testing

@Suite("JSON pointers")
struct JSONPointerTests {
  /// RFC 6901, section 5.
  @Test(arguments: [
    ("", []), ("/foo", ["foo"]), ("/foo/0", ["foo", "0"]), ("/", [""]), ("/a~1b", ["a/b"]),
    ("/c%d", ["c%d"]), ("/e^f", ["e^f"]), ("/g|h", ["g|h"]), ("/i\\j", ["i\\j"]),
    ("/k\"l", ["k\"l"]), ("/ ", [" "]), ("/m~0n", ["m~n"]), ("/~01", ["~1"]),
    ("//é/", ["", "é", ""]),
  ])
  func `texts and tokens`(text: String, tokens: [String]) throws {
    let pointer = try JSONPointer(parsing: text)
    #expect(pointer.tokens == tokens)
    #expect(pointer.description == text)
    #expect(tokens.reduce(JSONPointer.root, /) == pointer)
  }

  @Test(arguments: [
    ("foo", "'foo' is no JSON pointer; it has to begin with '/'"),
    ("/a~", "'/a~' is no JSON pointer; '~' is written '~0', and '/' in a key '~1'"),
    ("/a~2b", "'/a~2b' is no JSON pointer; '~' is written '~0', and '/' in a key '~1'"),
  ])
  func `texts that are none`(text: String, message: String) {
    let error = #expect(throws: JSONPointer.SyntaxError.self) { try JSONPointer(parsing: text) }
    #expect(error?.description == message)
  }

  @Test func `inside is deeper on the same way`() {
    let outer: JSONPointer = "/a/1"
    #expect(("/a/1/b" as JSONPointer).isInside(outer))
    #expect(!outer.isInside(outer))
    #expect(!("/a/10/b" as JSONPointer).isInside(outer))
    #expect(!JSONPointer.root.isInside(outer) && outer.isInside(.root))
  }

  @Test func `a literal that is no pointer stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = JSONPointer(stringLiteral: "a") }
  }
}
