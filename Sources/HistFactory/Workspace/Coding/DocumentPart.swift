import Diagnostics

/// A value of a document with its place, for errors that name it.
///
/// Every reader throws `WorkspaceError` for a value of another kind.
struct DocumentPart {
  let value: JSONValue
  let pointer: JSONPointer

  /// The whole document.
  init(_ document: JSONValue) { self.init(document, at: .root) }

  init(_ value: JSONValue, at pointer: JSONPointer) {
    self.value = value
    self.pointer = pointer
  }

  /// The members of an object, whatever their keys.
  func members() throws -> DocumentMembers {
    guard case .object(let object) = value else { throw expected("an object") }
    return DocumentMembers(object: object, pointer: pointer)
  }

  /// The members of an object that has no keys but these.
  func members(_ keys: [String]) throws -> DocumentMembers {
    let members = try members()
    let unknown = members.object.keys.filter { !keys.contains($0) }
    if let key = unknown.min() {
      throw WorkspaceError(
        """
        there is no such key here\(suggestion(for: key, in: keys)); expected \
        \(keys.joined(separator: ", "))
        """, at: pointer / key)
    }
    return members
  }

  /// What `read` makes of the elements of a list.
  func list<Element>(_ read: (DocumentPart) throws -> Element) throws -> [Element] {
    guard case .array(let elements) = value else { throw expected("a list") }
    return try elements.enumerated().map { index, element in
      try read(DocumentPart(element, at: pointer / index))
    }
  }

  /// The numbers of a list.
  func numbers() throws -> [Double] {
    guard case .array(let elements) = value else { throw expected("a list") }
    var numbers: [Double] = []
    numbers.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      // Places are made for errors only: most of a workspace are numbers.
      guard case .number(let number) = element, number.doubleValue.isFinite else {
        return [try DocumentPart(element, at: pointer / index).number()]
      }
      numbers.append(number.doubleValue)
    }
    return numbers
  }

  /// A number that a double can hold.
  func number() throws -> Double {
    guard case .number(let number) = value else { throw expected("a number") }
    guard number.doubleValue.isFinite else {
      throw WorkspaceError(
        """
        an integer of \(number.description.utf8.count) digits is beyond the largest number, \
        \(Double.greatestFiniteMagnitude)
        """, at: pointer)
    }
    return number.doubleValue
  }

  /// A text.
  func text() throws -> String {
    guard case .string(let text) = value else { throw expected("a text") }
    return text
  }

  /// True or false.
  func truth() throws -> Bool {
    guard case .bool(let value) = value else { throw expected("true or false") }
    return value
  }

  /// The text, which has to be the version that can be read.
  func version(_ known: String) throws -> String {
    let version = try text()
    if version != known {
      throw WorkspaceError(
        "version '\(version)' is given, only '\(known)' can be read", at: pointer)
    }
    return version
  }

  /// The error for a value of another kind.
  func expected(_ kind: String) -> WorkspaceError {
    WorkspaceError("expected \(kind), given \(value.kind)", at: pointer)
  }
}

/// The members of an object in a document.
struct DocumentMembers {
  let object: JSONObject
  let pointer: JSONPointer

  /// The member with this key, which must be there.
  func callAsFunction(_ key: String) throws -> DocumentPart {
    guard let part = optional(key) else {
      throw WorkspaceError("the key '\(key)' is missing", at: pointer)
    }
    return part
  }

  /// The member with this key; nil if there is none.
  func optional(_ key: String) -> DocumentPart? {
    object[key].map { DocumentPart($0, at: pointer / key) }
  }
}
