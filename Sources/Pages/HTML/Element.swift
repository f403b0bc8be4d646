import Plots

/// What a page is made of: elements, texts that are escaped when they are written, and pictures.
///
/// Texts from files can only become texts: there is no way to make markup of them.
enum Content: Sendable {
  case text(String)
  case element(Element)
  /// A figure's own markup, which `Plots` has escaped.
  case picture(SVG)
  /// Data for the script.
  case data(ScriptData)

  func write(to html: inout String) {
    switch self {
    case .text(let text): html += text.xmlEscaped
    case .element(let element): element.write(to: &html)
    case .picture(let svg): html += svg.text
    case .data(let data): html += data.json
    }
  }
}

/// An element of HTML.
struct Element: Sendable {
  /// Elements that have no content and no end tag.
  private static let void: Set<String> = ["br", "col", "hr", "input", "link", "meta"]

  let name: String
  var attributes: [(name: String, value: String)] = []
  var content: [Content] = []

  /// - Parameters:
  ///   - name: Such as "section"; trusted.
  ///   - classes: For the style sheet; none if empty.
  ///   - attributes: Names, trusted, and values, which are escaped.
  ///   - content: What is inside.
  init(
    _ name: String, _ classes: String = "", _ attributes: KeyValuePairs<String, String> = [:],
    @ContentBuilder _ content: () throws -> [Content]
  ) rethrows {
    self.init(name, classes, attributes)
    self.content = try content()
  }

  /// An element without content.
  init(
    _ name: String, _ classes: String = "", _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    self.name = name
    if !classes.isEmpty { self.attributes.append(("class", classes)) }
    self.attributes += attributes.map { ($0.key, $0.value) }
  }

  func write(to html: inout String) {
    html += "<\(name)"
    for (name, value) in attributes { html += " \(name)=\"\(value.xmlEscaped)\"" }
    html += ">"
    if Self.void.contains(name) { return }
    for part in content { part.write(to: &html) }
    html += "</\(name)>"
  }

  var html: String {
    var html = ""
    write(to: &html)
    return html
  }
}

/// Puts content together.
@resultBuilder
enum ContentBuilder {
  static func buildExpression(_ text: String) -> [Content] { [.text(text)] }
  static func buildExpression(_ element: Element) -> [Content] { [.element(element)] }
  static func buildExpression(_ elements: [Element]) -> [Content] { elements.map { .element($0) } }
  static func buildExpression(_ svg: SVG) -> [Content] { [.picture(svg)] }
  static func buildExpression(_ data: ScriptData) -> [Content] { [.data(data)] }
  static func buildExpression(_ content: [Content]) -> [Content] { content }
  static func buildBlock(_ parts: [Content]...) -> [Content] { parts.flatMap(\.self) }
  static func buildOptional(_ part: [Content]?) -> [Content] { part ?? [] }
  static func buildEither(first: [Content]) -> [Content] { first }
  static func buildEither(second: [Content]) -> [Content] { second }
  static func buildArray(_ parts: [[Content]]) -> [Content] { parts.flatMap(\.self) }
}
