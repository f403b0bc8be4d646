import Foundation
import HistFactory
import Testing

private func value(_ text: String) throws -> JSONValue { try JSONValue(json: Data(text.utf8)) }

@Suite("JSON documents")
struct JSONValueTests {
  @Test func `every kind of value, with white space`() throws {
    let document = try value(" {\"a\" : [1, -2.5e-3 ,true,false , null],\r\n\t\"b\":{}, \"\":[ ]} ")
    #expect(document == ["a": [1, -0.0025, true, false, nil], "b": [:], "": []])
    #expect(document["a"]?[1] == -0.0025)
    #expect(document["a"]?[5] == nil && document["c"] == nil && document[0] == nil)
  }

  @Test(arguments: [
    ("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\u{8}\u{C}\n\r\t"), ("\\u00e9\\u20AC", "é€"),
    ("\\ud83d\\ude00x", "😀x"), ("é€😀", "é€😀"), ("\\u0000", "\0"), ("\u{7F}", "\u{7F}"),
  ])
  func `texts and their escapes`(json: String, text: String) throws {
    #expect(try value("\"\(json)\"") == .string(text))
    #expect(try JSONValue(json: JSONValue.string(text).json()) == .string(text))
  }

  @Test func `a byte order mark is ignored`() throws {
    #expect(try JSONValue(json: Data([0xEF, 0xBB, 0xBF] + Array("1".utf8))) == 1)
  }

  /// The second is the text that Python 3.11 writes for the first.
  @Test(arguments: [
    ("0.1", "0.1"), ("1", "1"), ("1.0", "1.0"), ("-0", "0"), ("-0.0", "-0.0"), ("1e3", "1000.0"),
    ("1e15", "1000000000000000.0"), ("9007199254740993.0", "9007199254740992.0"),
    ("9999999999999998.0", "9999999999999998.0"), ("1e16", "1e+16"),
    ("18014398509481984.0", "1.8014398509481984e+16"), ("0.0001", "0.0001"), ("0.00001", "1e-05"),
    ("1.2e-7", "1.2e-07"), ("5e-324", "5e-324"), ("1e-999", "0.0"),
    ("1.7976931348623157E+308", "1.7976931348623157e+308"),
    ("0.1000000000000000055511151231257827", "0.1"),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775809", "-9223372036854775809"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
  ])
  func `numbers are written as Python writes them`(json: String, text: String) throws {
    #expect(String(decoding: try value(json).json(), as: UTF8.self) == text)
  }

  @Test func `random doubles come back to the last bit`() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      guard
        case .number(.double(let again)) = try JSONValue(
          json: JSONValue(floatLiteral: number).json())
      else { throw Problem("\(number) is no double any more") }
      #expect(again.bitPattern == number.bitPattern)
    }
  }

  @Test func `numbers are equal by value, texts by scalars, objects without order`() throws {
    #expect(try value("[1, 2.50, -0.0]") == value("[1.0, 25e-1, 0]"))
    #expect(try value("9007199254740993") != value("9007199254740992.0"))
    #expect(try value("100000000000000000000") == value("1e20"))
    #expect(try value("100000000000000000001") != value("1e20"))
    #expect(try value("9223372036854775808") != value("9223372036854775807"))
    #expect(JSONValue.string("e\u{301}") != .string("\u{E9}"))
    #expect(try value("{\"a\": 1, \"b\": 2}") == value("{\"b\": 2, \"a\": 1}"))
    #expect(try value("{\"a\": 1}") != value("{\"a\": 1, \"b\": null}"))
    #expect(try value("true") != value("1") && value("null") != value("0"))
  }

  @Test func `keys in other normal forms are other keys`() throws {
    let document = try value("{\"e\u{301}\": 1, \"\u{E9}\": 2}")
    #expect(document["\u{E9}"] == 2 && document["e\u{301}"] == 1)
    // As Python sorts: by scalars, so z before é.
    let text = String(decoding: try value("{\"é\": 1, \"z\": 2}").json(), as: UTF8.self)
    #expect(text == "{\"z\":2,\"é\":1}")
  }

  // The text of Python's json.dumps(…, indent=4, sort_keys=True, ensure_ascii=False).
  @Test func `JSON for people has an element in each line`() throws {
    let document = try value(#"{"b": [1, 2.0, []], "a": {}, "c": {"é": null}}"#)
    #expect(
      document.indentedJSON() == """
        {
            "a": {},
            "b": [
                1,
                2.0,
                []
            ],
            "c": {
                "é": null
            }
        }
        """)
    #expect(try value(document.indentedJSON()) == document)
  }
}

/// A reason why a test cannot go on.
struct Problem: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
