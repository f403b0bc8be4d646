/// An element of an XML document, with the line it begins in.
struct MarkupElement {
  let name: String
  let place: DialectPlace
  var attributes: [String: String] = [:]
  var children: [MarkupElement] = []
  /// The text directly in the element, its pieces joined.
  var text = ""

  func children(named name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// Whether an attribute is there and not empty, which HistFactory does not tell from absent.
  func value(_ attribute: String) -> String? {
    attributes[attribute].flatMap { $0.isEmpty ? nil : $0 }
  }

  func error(_ reason: String) -> DialectError { place.error(reason) }
}

extension MarkupElement {
  /// The value of an attribute that must have one.
  func required(_ attribute: String) throws -> String {
    guard let value = value(attribute) else {
      throw error("<\(name)> needs a value of '\(attribute)'")
    }
    return value
  }

  /// The number that an attribute must have.
  func number(_ attribute: String) throws -> Double {
    let text = try required(attribute)
    guard let number = decimalNumber(text) else {
      throw error("\(attribute)=\"\(text)\" of <\(name)> is not a finite number")
    }
    return number
  }

  /// `True` or `False`; nil if the attribute is absent.
  func flag(_ attribute: String) throws -> Bool? {
    switch value(attribute) {
    case nil: return nil
    case "True", "true": return true
    case "False", "false": return false
    case let text?:
      throw error("\(attribute)=\"\(text)\" of <\(name)>; expected True or False")
    }
  }

  /// The words of the element's text.
  var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
