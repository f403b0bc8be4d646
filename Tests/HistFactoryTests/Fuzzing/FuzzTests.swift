import Foundation
import HistFactory
import Testing

/// Whatever a file holds, reading it gives a value or an error with a text: no crash, no endless work.
@Suite("Damaged documents")
struct FuzzTests {
  private let workspace = Array(everything.utf8)
  private let patchSet = Array(smallPatchSet.utf8)

  /// Reads bytes as all that they could be; whether they were a workspace.
  @discardableResult
  private func read(_ bytes: [UInt8]) throws -> Bool {
    let json = Data(bytes)
    try allowErrors { _ = try PatchSet(JSONValue(json: json)) }
    try allowErrors {
      let patch = try JSONPatch(json: json)
      _ = try Workspace(json: Data(everything.utf8), patches: [patch])
    }
    var isWorkspace = false
    try allowErrors {
      let workspace = try Workspace(json: json)
      isWorkspace = true
      #expect(try Workspace(json: workspace.json()) == workspace)
      let model = try HistFactoryModel(workspace)
      _ = try model.data(of: workspace)
    }
    return isWorkspace
  }

  /// Errors of the kinds that are documented, and with a text, are no failure.
  private func allowErrors(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error where error is WorkspaceError || error is PatchError || error is ModelError {
      #expect(!"\(error)".isEmpty)
    }
  }

  @Test func `cut off at every byte`() throws {
    for text in [workspace, patchSet] {
      for length in 0..<text.count {
        let isWorkspace = try read(Array(text[..<length]))
        #expect(!isWorkspace, "cut off after \(length)")
      }
    }
  }

  /// Bytes that mean something in JSON, and some that never do.
  private static let bytes =
    Array("{}[]\",:\\/0189-+.eEtfnu \n\u{0}\u{1F}\u{7F}".utf8) + [0x80, 0xC3, 0xED, 0xFF]

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `bytes changed, removed, added and moved`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var survivors = 0
    for round in 0..<400 {
      var text = round % 3 == 0 ? patchSet : workspace
      for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&text, &random) }
      if try read(text) { survivors += 1 }
    }
    #expect(survivors > 0, "no damage left a workspace: too much to test what follows the parser")
  }

  private func damage(_ text: inout [UInt8], _ random: inout SeededGenerator) {
    let place = text.indices.randomElement(using: &random)!
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text[place] = Self.bytes.randomElement(using: &random)!
    case 1: text.remove(at: place)
    case 2: text.insert(Self.bytes.randomElement(using: &random)!, at: place)
    case 3: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    default:
      let piece = Array(text[place..<min(place + 40, text.count)])
      text.insert(contentsOf: piece, at: text.indices.randomElement(using: &random)!)
    }
  }

  private static let strange: [JSONValue] = [
    nil, true, 0, -1, 1e308, -1e-300, 9_007_199_254_740_993, "", "mu", "lumi", "histosys", "\u{0}",
    [],
    [:], [[]], [1, 2], [1e308, 1e308], [nil], [1, "a"], ["name": "a"], ["lo": 0, "hi": 1e308],
    .number(.largeInteger("1" + String(repeating: "0", count: 400))),
  ]

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `values of the wrong type, lists too long, names twice`(seed: UInt64) throws {
    var random = SeededGenerator(seed: 100 + seed)
    let documents = [workspace, patchSet, workspace].map { try! JSONValue(json: Data($0)) }
    var survivors = 0
    for round in 0..<250 {
      var document = documents[round % 3]
      for _ in 0..<Int.random(in: 1...2, using: &random) { damage(&document, &random) }
      if try read(Array(document.json())) { survivors += 1 }
    }
    #expect(survivors > 0)
  }

  private func damage(_ document: inout JSONValue, _ random: inout SeededGenerator) {
    let isHere = Int.random(in: 0..<6, using: &random) == 0
    switch document {
    case .array(var elements) where !isHere && !elements.isEmpty:
      let index = elements.indices.randomElement(using: &random)!
      switch Int.random(in: 0..<8, using: &random) {
      case 0: elements.remove(at: index)
      case 1: elements.append(elements[index])
      default: damage(&elements[index], &random)
      }
      document = .array(elements)
    case .object(var object) where !isHere && object.count > 0:
      let key = object.keys.randomElement(using: &random)!
      switch Int.random(in: 0..<12, using: &random) {
      case 0: object[key] = nil
      case 1: object["name"] = object[key]
      default:
        var value = object[key]!
        damage(&value, &random)
        object[key] = value
      }
      document = .object(object)
    default: document = Self.strange.randomElement(using: &random)!
    }
  }

  @Test func `documents that are too much`() throws {
    let many = 1_000_000
    let texts = [
      String(repeating: "[", count: many), String(repeating: "{\"a\":", count: many),
      String(repeating: "[", count: many) + String(repeating: "]", count: many),
      String(repeating: "9", count: many), "1e" + String(repeating: "9", count: many),
      "\"" + String(repeating: "\\u0041", count: 100_000),
      "[" + String(repeating: " ", count: many),
    ]
    for text in texts {
      let error = try #require(throws: WorkspaceError.self) { try JSONValue(json: Data(text.utf8)) }
      #expect(error.description.count < 300)
    }
  }

  @Test func `long names and many keys take no time of the second power`() throws {
    let long = String(repeating: "ab", count: 200_000)
    let name = everything(replacing: "\"type\": \"normsys\"", with: "\"type\": \"\(long)\"")
    #expect(throws: WorkspaceError.self) { try Workspace(json: name) }
    let keys = (0..<20_000).map { "\"key\($0)\": 0" }.joined(separator: ",")
    #expect(throws: WorkspaceError.self) { try Workspace(json: Data("{\(keys)}".utf8)) }
    #expect(throws: WorkspaceError.self) {
      try JSONValue(json: Data("{\(keys), \"key7\": 1}".utf8))
    }
  }
}
