import Diagnostics

extension Workspace.Modifier {
  init(_ part: DocumentPart) throws {
    let members = try part.members(["name", "type", "data"])
    self.init(
      name: try members("name").text(),
      effect: try Self.effect(try Self.type(try members("type")), members))
  }

  private static func type(_ part: DocumentPart) throws -> Workspace.ModifierType {
    let text = try part.text()
    guard let type = Workspace.ModifierType(rawValue: text) else {
      let known = Workspace.ModifierType.allCases.map(\.rawValue)
      throw WorkspaceError(
        """
        there is no modifier type '\(text)'\(suggestion(for: text, in: known)); the types are \
        \(known.joined(separator: ", "))
        """, at: part.pointer)
    }
    return type
  }

  private static func effect(_ type: Workspace.ModifierType, _ members: DocumentMembers) throws
    -> Workspace.Effect
  {
    switch type {
    case .normFactor: return try withoutData(.normFactor, members)
    case .shapeFactor: return try withoutData(.shapeFactor, members)
    case .luminosity: return try withoutData(.luminosity, members)
    case .shapeSys: return .shapeSys(try members("data").numbers())
    case .statError: return .statError(try members("data").numbers())
    case .normSys:
      let data = try members("data").members(["lo", "hi"])
      return .normSys(low: try data("lo").number(), high: try data("hi").number())
    case .histoSys:
      let data = try members("data").members(["lo_data", "hi_data"])
      return .histoSys(low: try data("lo_data").numbers(), high: try data("hi_data").numbers())
    }
  }

  /// The schema wants `"data": null`; a missing key means the same.
  private static func withoutData(_ effect: Workspace.Effect, _ members: DocumentMembers) throws
    -> Workspace.Effect
  {
    if let data = members.optional("data"), data.value != .null {
      throw WorkspaceError(
        "a modifier of type \(effect.type.rawValue) has no data; expected null", at: data.pointer)
    }
    return effect
  }

  var document: JSONValue {
    ["name": .string(name), "type": .string(effect.type.rawValue), "data": effect.data]
  }
}

extension Workspace.Effect {
  fileprivate var data: JSONValue {
    switch self {
    case .normFactor, .shapeFactor, .luminosity: .null
    case .shapeSys(let values), .statError(let values): JSONValue(values)
    case .normSys(let low, let high): ["lo": .number(.double(low)), "hi": .number(.double(high))]
    case .histoSys(let low, let high): ["lo_data": JSONValue(low), "hi_data": JSONValue(high)]
    }
  }
}
