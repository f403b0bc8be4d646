import Foundation
import Testing

@testable import Dialects

@Suite("XML")
struct MarkupTests {
  private func root(_ text: String) throws -> MarkupElement {
    var parser = MarkupParser(text, file: "a.xml")
    return try parser.document()
  }

  @Test func `text, references, literals and comments`() throws {
    let element = try root(
      "<a b='1 &lt; &#50;' c=\"'\"> x&amp;y<!-- <no/> --><![CDATA[<&>]]><?pi?> é&#xE9;<d/></a>\n")
    #expect(element.attributes == ["b": "1 < 2", "c": "'"])
    #expect(element.text == " x&y<&> éé")
    #expect(element.children.map(\.name) == ["d"])
  }

  static let bad: [(String, String)] = [
    ("", "a.xml:1: an element '<…>' is expected here"),
    ("<a", "a.xml:1: <a> is not closed by '>'"),
    ("<a>", "a.xml:1: <a> has no end before the end of the document"),
    ("<a>\n<b>\n</a>", "a.xml:3: </a> where </b> is expected, which line 2 opened"),
    ("<a/>\n<b/>", "a.xml:2: there is something after the end of <a>"),
    ("<a x='1' x='2'/>", "a.xml:1: <a> has two attributes 'x'"),
    ("<a x='1'y='2'/>", "a.xml:1: <a> is not closed by '>'"),
    ("<a x=1/>", "a.xml:1: a value in quotes is expected here"),
    ("<a x='1", "a.xml:1: the value '1' has no closing quote"),
    ("<a x='<'/>", "a.xml:1: the value '' has no closing quote"),
    ("<a x/>", "a.xml:1: '=' is expected after 'x'"),
    ("<1/>", "a.xml:1: a name is expected here"),
    ("<a>&e;</a>", "a.xml:1: entity '&e' is not known; only the predefined ones are read"),
    (
      "<a>&#xD800;</a>", "a.xml:1: entity '&#xD800' is not known; only the predefined ones are read"
    ),
    ("<!-- <a/>", "a.xml:1: a comment has no end '-->'"),
    ("<?xml <a/>", "a.xml:1: a processing instruction has no end '?>'"),
  ]

  @Test(arguments: bad)
  func `what is not well formed`(text: String, message: String) throws {
    let error = try #require(throws: DialectError.self) { try root(text) }
    #expect(error.description == message)
  }

  @Test func `entities are not declared, neither inside nor outside`() throws {
    let bomb = """
      <!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
      <a>&y;</a>
      """
    let file = "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/hostname'>]><a>&x;</a>"
    for text in [bomb, file] {
      let error = try #require(throws: DialectError.self) { try root(text) }
      #expect(error.description.contains("declarations '[…]' of its own, which are not read"))
    }
    #expect(try root("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>").text.isEmpty)
  }

  @Test(arguments: [100, 100_000])
  func `deep nesting is an error, not a crash`(depth: Int) throws {
    let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    let error = try #require(throws: DialectError.self) { try root(text) }
    #expect(error.description == "a.xml:1: elements are nested more than 32 deep")
  }
}
