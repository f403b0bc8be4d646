/// A part of a section.
protocol Block: Sendable {
  var content: [Content] { get }
}

/// Puts the blocks of a section together.
@resultBuilder
enum BlockBuilder {
  static func buildExpression(_ block: some Block) -> [any Block] { [block] }
  static func buildExpression(_ blocks: [any Block]) -> [any Block] { blocks }
  static func buildExpression(_ text: String) -> [any Block] { [Paragraph(text)] }
  static func buildBlock(_ parts: [any Block]...) -> [any Block] { parts.flatMap(\.self) }
  static func buildOptional(_ part: [any Block]?) -> [any Block] { part ?? [] }
  static func buildEither(first: [any Block]) -> [any Block] { first }
  static func buildEither(second: [any Block]) -> [any Block] { second }
  static func buildArray(_ parts: [[any Block]]) -> [any Block] { parts.flatMap(\.self) }
}

/// A paragraph of text.
struct Paragraph: Block {
  let text: String
  init(_ text: String) { self.text = text }
  @ContentBuilder var content: [Content] { Element("p") { text } }
}

/// A heading inside a section.
struct Heading: Block {
  let text: String
  init(_ text: String) { self.text = text }
  @ContentBuilder var content: [Content] { Element("h3") { text } }
}

/// More, for those who ask for it.
struct Details: Block {
  let summary: String
  let blocks: [any Block]

  init(_ summary: String, @BlockBuilder _ blocks: () throws -> [any Block]) rethrows {
    self.summary = summary
    self.blocks = try blocks()
  }

  @ContentBuilder var content: [Content] {
    Element("details") {
      Element("summary") { summary }
      blocks.flatMap(\.content)
    }
  }
}

/// Content that may be wider than a screen; it scrolls by the keyboard, too.
func scrolling(_ label: String, @ContentBuilder _ content: () -> [Content]) -> Element {
  Element("div", "scroll", ["tabindex": "0", "role": "region", "aria-label": label], content)
}
