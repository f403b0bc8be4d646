/// Reads an XML document strictly, as far as HistFactory uses XML: elements, attributes, text,
/// comments, and a document type that is skipped.
///
/// Foundation's parser reports success on Linux for documents that end early, and drops references
/// to entities without a word. Here nothing but the five predefined entities and characters by
/// number is expanded, and no other file is ever read.
struct MarkupParser {
  private var scanner: MarkupScanner

  /// Elements nest at the most this deep; HistFactory needs three levels.
  private static let depthLimit = 32

  /// - Parameter file: The name that errors give the document.
  init(_ text: String, file: String) { scanner = MarkupScanner(text, file: file) }

  /// The root element.
  ///
  /// - Throws: `DialectError` for anything that is not well formed.
  mutating func document() throws -> MarkupElement {
    try skipMiscellaneous(allowingDocumentType: true)
    let root = try element(depth: 0)
    try skipMiscellaneous(allowingDocumentType: false)
    guard scanner.isAtEnd else {
      throw scanner.error("there is something after the end of <\(root.name)>")
    }
    return root
  }

  private mutating func skipMiscellaneous(allowingDocumentType: Bool) throws {
    var mayHaveDocumentType = allowingDocumentType
    while true {
      scanner.skipWhitespace()
      if try scanner.skipComment() || scanner.skipInstruction() { continue }
      guard mayHaveDocumentType, try scanner.skipDocumentType() else { return }
      mayHaveDocumentType = false
    }
  }

  private mutating func element(depth: Int) throws -> MarkupElement {
    let place = scanner.place
    guard depth < Self.depthLimit else {
      throw scanner.error("elements are nested more than \(Self.depthLimit) deep")
    }
    guard scanner.skip("<") else { throw scanner.error("an element '<…>' is expected here") }
    var element = MarkupElement(name: try scanner.name(), place: place)
    if try readAttributes(of: &element) { try readContent(of: &element, depth: depth) }
    return element
  }

  /// Whether content follows.
  private mutating func readAttributes(of element: inout MarkupElement) throws -> Bool {
    while true {
      let isSeparated = scanner.skipWhitespace()
      if scanner.skip("/>") { return false }
      if scanner.skip(">") { return true }
      guard isSeparated else { throw scanner.error("<\(element.name)> is not closed by '>'") }
      let name = try scanner.name()
      scanner.skipWhitespace()
      guard scanner.skip("=") else { throw scanner.error("'=' is expected after '\(name)'") }
      scanner.skipWhitespace()
      let value = try scanner.quotedValue()
      guard element.attributes.updateValue(value, forKey: name) == nil else {
        throw scanner.error("<\(element.name)> has two attributes '\(name)'")
      }
    }
  }

  private mutating func readContent(of element: inout MarkupElement, depth: Int) throws {
    while true {
      element.text += try scanner.text()
      if scanner.isAtEnd {
        throw element.error("<\(element.name)> has no end before the end of the document")
      }
      if try scanner.skipComment() || scanner.skipInstruction() { continue }
      if let literal = try scanner.literalText() {
        element.text += literal
      } else if scanner.skip("</") {
        return try readEnd(of: element)
      } else {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
  }

  private mutating func readEnd(of element: MarkupElement) throws {
    let name = try scanner.name()
    scanner.skipWhitespace()
    guard name == element.name, scanner.skip(">") else {
      throw scanner.error(
        "</\(name)> where </\(element.name)> is expected, which line \(element.place.line!) opened")
    }
  }
}
