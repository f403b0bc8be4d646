import Foundation
import HistFactory
import Testing

@Suite("Errors in JSON")
struct JSONSyntaxTests {
  static let mistakes: [(text: String, message: String)] = [
    ("", "line 1, column 1: the text ends where a value is expected"),
    (" \n", "line 2, column 1: the text ends where a value is expected"),
    ("[1, 2", "line 1, column 6: the text ends where ',' or ']' is expected"),
    ("[1\n 2]", "line 2, column 2: ',' or ']' is expected, given '2'"),
    ("[1,]", "line 1, column 4: a value is expected, given ']'"),
    ("{\"a\": 1,}", "line 1, column 9: a key in quotes is expected, given '}'"),
    ("{\"a\" 1}", "line 1, column 6: ':' is expected, given '1'"),
    ("{a: 1}", "line 1, column 2: a key in quotes is expected, given 'a'"),
    ("{\"é\": 1 \"b\"}", "line 1, column 9: ',' or '}' is expected, given '\"b'"),
    ("[true, nul]", "line 1, column 8: a value is expected, given 'nul'"),
    ("[NaN]", "line 1, column 2: JSON has no NaN; numbers are finite"),
    ("-Infinity", "line 1, column 2: JSON has no Infinity; numbers are finite"),
    ("1 2", "line 1, column 3: the end is expected, given '2'"),
    ("01", "line 1, column 1: a number has no leading zeros"),
    ("+1", "line 1, column 1: a value is expected, given '+1'"),
    ("1.", "line 1, column 3: the text ends where a digit is expected"),
    (".5", "line 1, column 1: a value is expected, given '.5'"),
    ("[1e]", "line 1, column 4: a digit is expected, given ']'"),
    ("0x1p4", "line 1, column 2: the end is expected, given 'x1p4'"),
    (
      "[1e999]",
      "line 1, column 2: 1e999 is beyond the largest number, 1.7976931348623157e+308"
    ),
    ("\"abc", "line 1, column 1: the text that begins here has no closing quote"),
    ("\"a\\", "line 1, column 3: an unknown escape; '\\' is followed by one of \"\\/bfnrtu"),
    ("\"\\x\"", "line 1, column 2: an unknown escape; '\\' is followed by one of \"\\/bfnrtu"),
    ("\"\\u12g4\"", "line 1, column 2: '\\u' is followed by four hexadecimal digits"),
    ("\"\\ud800\"", "line 1, column 2: half of a surrogate pair"),
    ("\"\\ud800\\u0041\"", "line 1, column 2: half of a surrogate pair"),
    ("\"\\udc00\"", "line 1, column 2: half of a surrogate pair"),
    ("\"a\tb\"", "line 1, column 3: a control character inside a text; write it as an escape"),
    (
      "{\"a\": 1,\n \"b\": 2, \"\\u0061\": 3}",
      "line 2, column 10: the object has two members 'a'; remove one"
    ),
  ]

  @Test(arguments: mistakes)
  func `give line and column`(text: String, message: String) throws {
    let error = try #require(throws: WorkspaceError.self) {
      try JSONValue(json: Data(text.utf8))
    }
    #expect(error.description == "this is not JSON: \(message)")
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]])
  func `bytes that are no UTF-8`(bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    let error = try #require(throws: WorkspaceError.self) {
      try JSONValue(json: Data([quote] + bytes + [quote]))
    }
    #expect(error.reason.hasSuffix("column 1: the text that begins here is not valid UTF-8"))
    #expect(throws: WorkspaceError.self) { try JSONValue(json: Data(bytes)) }
  }

  @Test func `nesting has a limit`() throws {
    func nested(_ depth: Int) -> Data {
      Data((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    let deepest = JSONValue.deepestNesting
    #expect(try JSONValue(json: nested(deepest)).json() == nested(deepest))
    for depth in [deepest + 1, 1_000_000] {
      let error = try #require(throws: WorkspaceError.self) { try JSONValue(json: nested(depth)) }
      #expect(
        error.description == """
          this is not JSON: line 1, column \(deepest + 1): arrays and objects are nested more than \
          \(deepest) deep
          """)
    }
  }

  /// The smallest stack that threads get by default, that of macOS; unoptimised code needs the most.
  @Test func `the deepest document fits on a small stack`() async throws {
    let result: Result<JSONValue, any Error> = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Result { try deepestDocument() }) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(try result.get()["a"] != nil)
  }

  @Test func `integers have a limit`() throws {
    let longest = String(repeating: "9", count: 4300)
    #expect(try JSONValue(json: Data(longest.utf8)).json() == Data(longest.utf8))
    let error = try #require(throws: WorkspaceError.self) {
      try JSONValue(json: Data((longest + "9").utf8))
    }
    #expect(error.reason.hasSuffix("an integer of 4301 digits; at most 4300 are read"))
  }

  @Test func `an integer that is no double is an error of the workspace`() throws {
    let integer = "1" + String(repeating: "0", count: 400)
    let error = try #require(throws: WorkspaceError.self) {
      try Workspace(json: everything(replacing: "50.1", with: integer))
    }
    #expect(
      error.description == """
        /channels/0/samples/1/data/0: an integer of 401 digits is beyond the largest number, \
        1.7976931348623157e+308
        """)
  }
}

/// Does with the deepest document all that recurs.
private func deepestDocument() throws -> JSONValue {
  let depth = JSONValue.deepestNesting
  let text = String(repeating: "{\"\":", count: depth) + "1" + String(repeating: "}", count: depth)
  let document = try JSONValue(json: Data(text.utf8))
  let place = String(repeating: "/", count: depth)
  let patch = JSONPatch([
    .test("", document), .replace(.init(stringLiteral: place), with: 2), .copy(from: "/", to: "/a"),
  ])
  guard try JSONValue(json: document.json()) == document else { throw Problem("another document") }
  return try document.patched(by: patch)
}
