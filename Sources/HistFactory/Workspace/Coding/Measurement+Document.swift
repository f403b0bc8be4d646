extension Workspace.Measurement {
  init(_ part: DocumentPart) throws {
    let members = try part.members(["name", "config"])
    let name = try members("name").text()
    let configuration = try members("config").members(["poi", "parameters"])
    let poi = try configuration("poi").text()
    self.init(
      name: name, parameterOfInterest: poi.isEmpty ? nil : poi,
      parameters: try configuration("parameters").list(Workspace.ParameterSettings.init))
  }

  var document: JSONValue {
    [
      "name": .string(name),
      "config": [
        "poi": .string(parameterOfInterest ?? ""),
        "parameters": .array(parameters.map(\.document)),
      ],
    ]
  }
}

extension Workspace.ParameterSettings {
  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members([
      "name", "inits", "bounds", "auxdata", "factors", "sigmas", "fixed",
    ])
    self.init(
      name: try members("name").text(), inits: try members.optional("inits")?.numbers(),
      bounds: try members.optional("bounds")?.list { try $0.numbers() },
      auxdata: try members.optional("auxdata")?.numbers(),
      factors: try members.optional("factors")?.numbers(),
      sigmas: try members.optional("sigmas")?.numbers(),
      fixed: try members.optional("fixed")?.truth())
  }

  fileprivate var document: JSONValue {
    var object = JSONObject()
    object["name"] = .string(name)
    object["inits"] = inits.map(JSONValue.init)
    object["bounds"] = bounds.map { .array($0.map(JSONValue.init)) }
    object["auxdata"] = auxdata.map(JSONValue.init)
    object["factors"] = factors.map(JSONValue.init)
    object["sigmas"] = sigmas.map(JSONValue.init)
    object["fixed"] = fixed.map { .bool($0) }
    return .object(object)
  }
}
