extension ConfigurationReader {
  private static let templateKeys = [
    "Tree", "Weight", "Variable", "Filter", "RegionPath", "SamplePath", "Normalization",
    "Symmetrize", "VariationPath",
  ]

  mutating func systematics(_ root: Settings) throws -> [FitConfiguration.Systematic] {
    let keys = [
      "Name", "Type", "Up", "Down", "Regions", "Samples", "Smoothing", "ModifierName",
    ]
    return try root.items("Systematics", called: "a systematic uncertainty", keys: keys).map {
      item in
      let name = try item.requiredText("Name")
      remember(.systematic(name), item)
      return try FitConfiguration.Systematic(
        name, effect(item), modifierName: item.text("ModifierName"),
        regions: item.texts("Regions"), samples: item.texts("Samples"))
    }
  }

  private func effect(_ item: Settings) throws -> FitConfiguration.Systematic.Effect {
    let up = try template("Up", of: item)
    let down = try template("Down", of: item)
    let type = try item.requiredText("Type")
    switch type {
    case "Normalization":
      try item.refuse("Smoothing", because: "a factor has no shape to be smoothed")
      return try .normalization(up: factor(up), down: factor(down))
    case "NormPlusShape":
      return try .template(up: variation(up), down: variation(down), smoothing: smoothing(item))
    default:
      throw item.wrongValue("Type", expected: "'Normalization' or 'NormPlusShape'")
    }
  }

  private func template(_ key: String, of item: Settings) throws -> Settings {
    try item.required(key) {
      try item.settings($0, owner: "\(item.owner), \(key)", keys: Self.templateKeys)
    }
  }

  private func factor(_ template: Settings) throws -> Double {
    for key in Self.templateKeys where key != "Normalization" {
      try template.refuse(key, because: "the type Normalization takes only 'Normalization'")
    }
    return try template.requiredNumber("Normalization")
  }

  private func variation(_ template: Settings) throws -> FitConfiguration.Variation {
    try template.refuse(
      "Normalization", because: "the type NormPlusShape takes its rate from the template")
    guard try template.flag("Symmetrize") == true else {
      return try .changing(
        tree: template.text("Tree"), samplePaths: template.texts("SamplePath"),
        regionPath: template.text("RegionPath"), variationPath: template.text("VariationPath"),
        weight: template.text("Weight"), filter: template.text("Filter"),
        variable: template.text("Variable"))
    }
    for key in Self.templateKeys where key != "Symmetrize" {
      try template.refuse(key, because: "a symmetrized template is made from the other direction's")
    }
    return .symmetrized
  }

  private func smoothing(_ item: Settings) throws -> FitConfiguration.Smoothing? {
    guard item.has("Smoothing") else { return nil }
    let settings = try item.required("Smoothing") {
      try item.settings(
        $0, owner: "\(item.owner), Smoothing", keys: ["Algorithm", "Regions", "Samples"])
    }
    guard
      let algorithm = FitConfiguration.SmoothingAlgorithm(
        rawValue: try settings.requiredText("Algorithm"))
    else {
      let known = FitConfiguration.SmoothingAlgorithm.allCases.map { "'\($0.rawValue)'" }
      throw settings.wrongValue("Algorithm", expected: known.joined(separator: " or "))
    }
    return try FitConfiguration.Smoothing(
      algorithm, regions: settings.texts("Regions"), samples: settings.texts("Samples"))
  }
}
