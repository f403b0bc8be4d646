import Diagnostics

/// One step on the way to a place; each throws `PatchProblem` where it is not possible.
extension JSONValue {
  /// Where a key stands in an object.
  static func position(of key: String, in object: JSONObject, at place: JSONPointer) throws
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
  static func index(_ token: String, in range: Range<Int>, at place: JSONPointer) throws
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

  /// There is nothing inside a value of another kind.
  func noContainer(at place: JSONPointer) -> PatchProblem {
    let parent = JSONPointer(tokens: place.tokens.dropLast())
    let name = parent == .root ? "the whole document" : "'\(parent)'"
    return PatchProblem("\(name) is \(kind), which has neither keys nor elements", at: place)
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
