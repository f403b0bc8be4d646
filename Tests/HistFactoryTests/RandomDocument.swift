import HistFactory

/// JSON documents, and patches that mostly apply to them, from a seed.
struct RandomDocument {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let texts = [
    "", "a", "b", "/", "~", "é", "e\u{301}", "😀", "\"\\\u{1}\u{7F}\n", "01", "-",
  ]

  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number(.integer(.random(in: -2...2, using: &random)))
    case 3: return double()
    case 4:
      return .number(
        .largeInteger("-1234567890123456789\(Int.random(in: 10...99, using: &random))"))
    case 5: return .string(text())
    case 6, 7:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        object[text()] = value(depth: depth - 1)
      }
      return .object(object)
    default:
      let count = Int.random(in: 0...4, using: &random)
      return .array((0..<count).map { _ in value(depth: depth - 1) })
    }
  }

  /// An object or an array.
  mutating func container(depth: Int) -> JSONValue {
    while true {
      let value = value(depth: depth)
      if value[0] != nil { return value }
      if case .object(let object) = value, object.count > 0 { return value }
    }
  }

  private mutating func text() -> String { Self.texts.randomElement(using: &random)! }

  /// Half of them with random bits, so of any size; the others short or near a change of notation.
  private mutating func double() -> JSONValue {
    let bits = Double(bitPattern: random.next())
    let number =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Double(Int.random(in: -2...2, using: &random))
      case 1: Double.random(in: 1e15...3e16, using: &random)
      default: bits.isFinite ? bits : 1e-5
      }
    return .number(.double(number))
  }

  /// One to three operations.
  mutating func patch(of document: JSONValue) -> JSONValue {
    var operations: [JSONValue] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let names = ["add", "remove", "replace", "move", "copy", "test"]
      let name = names.randomElement(using: &random)!
      let (path, found) = place(in: document)
      let value =
        name == "test" && Int.random(in: 0..<4, using: &random) > 0 ? found : value(depth: 2)
      operations.append([
        "op": .string(name), "path": .string(path), "from": .string(place(in: document).path),
        "value": value,
      ])
    }
    return .array(operations)
  }

  /// A place that mostly exists, and what is there.
  private mutating func place(in document: JSONValue) -> (path: String, value: JSONValue) {
    var (path, value) = ("", document)
    while true {
      var tokens: [(String, JSONValue)] = []
      if case .array(let elements) = value {
        tokens = elements.enumerated().map { ("\($0)", $1) }
      } else if case .object(let object) = value {
        tokens = object.keys.map { ($0, object[$0]!) }
      }
      let isEnd = !path.isEmpty && Int.random(in: 0..<3, using: &random) == 0
      if isEnd || tokens.isEmpty {
        // Not the whole document: what removing it means is not defined.
        let isChild = path.isEmpty || Int.random(in: 0..<6, using: &random) == 0
        let child = ["-", "0", "1", "00", "-1", "a", "", "~1", "+1"].randomElement(using: &random)!
        return (isChild ? "\(path)/\(child)" : path, value)
      }
      let (token, next) = tokens.randomElement(using: &random)!
      path += "/" + token.replacing("~", with: "~0").replacing("/", with: "~1")
      value = next
    }
  }
}
