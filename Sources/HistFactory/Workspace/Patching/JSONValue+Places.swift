import Diagnostics

/// The changes at a place of which patches consist. Each throws `PatchProblem` where there is no such
/// place, naming the first key or index on the way that does not exist.
extension JSONValue {
  /// The value at a place.
  func value(at place: JSONPointer) throws -> JSONValue {
    var value = self
    for (depth, token) in place.tokens.enumerated() {
      let here = JSONPointer(tokens: place.tokens[...depth])
      switch value {
      case .array(let elements):
        value = elements[try Self.index(token, in: elements.indices, at: here)]
      case .object(let object):
        value = object.members.values[try Self.position(of: token, in: object, at: here)]
      default: throw value.noContainer(at: here)
      }
    }
    return value
  }

  /// Changes the value at a place.
  mutating func withValue(
    at place: JSONPointer, depth: Int = 0, _ change: (inout JSONValue) throws -> Void
  ) throws {
    guard depth < place.tokens.count else { return try change(&self) }
    let token = place.tokens[depth]
    let here = JSONPointer(tokens: place.tokens[...depth])
    switch self {
    case .array(var elements):
      let index = try Self.index(token, in: elements.indices, at: here)
      self = .null  // Else there were two owners, and the change would copy the array.
      try elements[index].withValue(at: place, depth: depth + 1, change)
      self = .array(elements)
    case .object(var object):
      let position = try Self.position(of: token, in: object, at: here)
      self = .null
      try object.members.values[position].withValue(at: place, depth: depth + 1, change)
      self = .object(object)
    default: throw noContainer(at: here)
    }
  }

  /// Inserts an element before the one at its index, or sets a member.
  mutating func add(_ value: JSONValue, at place: JSONPointer) throws {
    try requireNesting(of: value, at: place)
    guard let token = place.tokens.last else {
      self = value
      return
    }
    try withValue(at: JSONPointer(tokens: place.tokens.dropLast())) { container in
      switch container {
      case .array(var elements):
        let isEnd = token == "-"
        let index =
          isEnd
          ? elements.count : try Self.index(token, in: 0..<(elements.count + 1), at: place)
        container = .null
        elements.insert(value, at: index)
        container = .array(elements)
      case .object(var object):
        container = .null
        object[token] = value
        container = .object(object)
      default: throw container.noContainer(at: place)
      }
    }
  }

  /// Takes out the value at a place.
  mutating func remove(at place: JSONPointer) throws -> JSONValue {
    guard let token = place.tokens.last else {
      throw PatchProblem("the whole document cannot be removed", at: place)
    }
    var removed = JSONValue.null
    try withValue(at: JSONPointer(tokens: place.tokens.dropLast())) { container in
      switch container {
      case .array(var elements):
        let index = try Self.index(token, in: elements.indices, at: place)
        container = .null
        removed = elements.remove(at: index)
        container = .array(elements)
      case .object(var object):
        let position = try Self.position(of: token, in: object, at: place)
        container = .null
        removed = object.members.remove(at: position).value
        container = .object(object)
      default: throw container.noContainer(at: place)
      }
    }
    return removed
  }

  /// A patch must not nest deeper than can be read, either.
  func requireNesting(of value: JSONValue, at place: JSONPointer) throws {
    if !value.isNested(atMost: Self.deepestNesting - place.tokens.count) {
      throw PatchProblem(
        "arrays and objects would be nested more than \(Self.deepestNesting) deep", at: place)
    }
  }

  private func isNested(atMost depth: Int) -> Bool {
    switch self {
    case .array(let elements):
      depth > 0 && elements.allSatisfy { $0.isNested(atMost: depth - 1) }
    case .object(let object):
      depth > 0 && object.members.values.allSatisfy { $0.isNested(atMost: depth - 1) }
    default: depth >= 0
    }
  }
}

extension JSONValue {
  private static func position(of key: String, in object: JSONObject, at place: JSONPointer) throws
    -> Int
  {
    if let position = object.members.index(forKey: JSONKey(key)) { return position }
    let keys = object.keys
    let shown = keys.prefix(8).joined(separator: ", ") + (keys.count > 8 ? ", …" : "")
    throw PatchProblem(
      """
      there is no key '\(key)'\(suggestion(for: key, in: keys)); \
      \(keys.isEmpty ? "the object is empty" : "the keys are \(shown)")
      """, at: place)
  }

  /// The index that a token writes: digits without leading zeros, within the range.
  private static func index(_ token: String, in range: Range<Int>, at place: JSONPointer) throws
    -> Int
  {
    let isNumber = !token.isEmpty && token.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, token.utf8.count == 1 || token.utf8.first != UInt8(ascii: "0") else {
      let reason =
        switch token {
        case "-": "'-' is the place after the last element, where there is nothing yet"
        case _ where isNumber: "an index has no leading zeros"
        default: "'\(token)' is no index of a list; indices are whole numbers from 0"
        }
      throw PatchProblem(reason, at: place)
    }
    guard let index = Int(token), range.contains(index) else {
      let bounds =
        range.isEmpty ? "the list is empty" : "indices go from 0 to \(range.upperBound - 1)"
      throw PatchProblem("index \(token) is beyond the list; \(bounds)", at: place)
    }
    return index
  }

  private func noContainer(at place: JSONPointer) -> PatchProblem {
    let parent = JSONPointer(tokens: place.tokens.dropLast())
    return PatchProblem(
      "'\(parent)' is \(kind), which has neither keys nor elements", at: place)
  }
}
