/// JSON that stands inside a script element: no text in it can end the element.
struct ScriptData: Sendable {
  let json: String

  private init(json: String) { self.json = json }

  static func text(_ text: String) -> ScriptData { ScriptData(json: text.scriptLiteral) }
  static func number(_ number: Int) -> ScriptData { ScriptData(json: "\(number)") }
  static func list(_ items: [ScriptData]) -> ScriptData {
    ScriptData(json: "[" + items.map(\.json).joined(separator: ",") + "]")
  }
  static func object(_ members: [(String, ScriptData)]) -> ScriptData {
    let texts = members.map { "\($0.scriptLiteral):\($1.json)" }
    return ScriptData(json: "{" + texts.joined(separator: ",") + "}")
  }
}
