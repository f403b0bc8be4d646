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
      try container.insert(value, token, at: place)
    }
  }

  private mutating func insert(_ value: JSONValue, _ token: String, at place: JSONPointer) throws {
    switch self {
    case .array(var elements):
      let end = elements.count
      let index = token == "-" ? end : try Self.index(token, in: 0..<(end + 1), at: place)
      self = .null
      elements.insert(value, at: index)
      self = .array(elements)
    case .object(var object):
      self = .null
      object[token] = value
      self = .object(object)
    default: throw noContainer(at: place)
    }
  }

  /// Takes out the value at a place.
  mutating func remove(at place: JSONPointer) throws -> JSONValue {
    guard let token = place.tokens.last else {
      throw PatchProblem("the whole document cannot be removed", at: place)
    }
    var removed = JSONValue.null
    try withValue(at: JSONPointer(tokens: place.tokens.dropLast())) { container in
      removed = try container.remove(token, at: place)
    }
    return removed
  }

  private mutating func remove(_ token: String, at place: JSONPointer) throws -> JSONValue {
    switch self {
    case .array(var elements):
      let index = try Self.index(token, in: elements.indices, at: place)
      self = .null
      defer { self = .array(elements) }
      return elements.remove(at: index)
    case .object(var object):
      let position = try Self.position(of: token, in: object, at: place)
      self = .null
      defer { self = .object(object) }
      return object.members.remove(at: position).value
    default: throw noContainer(at: place)
    }
  }
}
