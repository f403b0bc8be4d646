import Diagnostics

/// What `HistFactorySchema.dtd` of ROOT allows: the attributes, children and text of each element.
struct HistFactorySchema {
  private struct Rule {
    let attributes: [String]
    var children: [String] = []
    var hasText = false
  }

  private static let rules: [String: Rule] = [
    "Combination": Rule(
      attributes: ["OutputFilePrefix", "Mode"], children: ["Function", "Input", "Measurement"]),
    "Function": Rule(attributes: ["Name", "Expression", "Dependents"]),
    "Input": Rule(attributes: [], hasText: true),
    "Measurement": Rule(
      attributes: ["Name", "Lumi", "LumiRelErr", "BinLow", "BinHigh", "Mode", "ExportOnly"],
      children: ["POI", "ParamSetting", "ConstraintTerm"]),
    "POI": Rule(attributes: [], hasText: true),
    "ParamSetting": Rule(attributes: ["Val", "Const"], hasText: true),
    "ConstraintTerm": Rule(attributes: ["Type", "RelativeUncertainty"], hasText: true),
    "Channel": Rule(
      attributes: ["Name", "InputFile", "HistoPath", "HistoName"],
      children: ["Data", "StatErrorConfig", "Sample"]),
    "Data": Rule(attributes: ["InputFile", "HistoPath", "HistoName"]),
    "StatErrorConfig": Rule(attributes: ["RelErrorThreshold", "ConstraintType"]),
    "Sample": Rule(
      attributes: ["Name", "InputFile", "HistoName", "HistoPath", "NormalizeByTheory"],
      children: ["StatError", "HistoSys", "OverallSys", "ShapeSys", "NormFactor", "ShapeFactor"]),
    "StatError": Rule(attributes: ["Activate", "HistoName", "InputFile", "HistoPath"]),
    "HistoSys": Rule(
      attributes: [
        "Name", "InputFile", "HistoFileHigh", "HistoPathHigh", "HistoNameHigh", "HistoFileLow",
        "HistoPathLow", "HistoNameLow",
      ]),
    "OverallSys": Rule(attributes: ["Name", "High", "Low"]),
    "ShapeSys": Rule(
      attributes: ["Name", "HistoName", "HistoPath", "InputFile", "ConstraintType"]),
    "NormFactor": Rule(attributes: ["Name", "Val", "High", "Low", "Const"]),
    "ShapeFactor": Rule(attributes: ["Name"]),
  ]

  /// - Throws: `DialectError` at the first element, attribute or text that has no place here, with
  ///   near names.
  static func validate(_ root: MarkupElement, isNamed name: String) throws {
    guard root.name == name else {
      throw root.error("the document is a <\(root.name)>; a <\(name)> is expected")
    }
    try validate(root)
  }

  private static func validate(_ element: MarkupElement) throws {
    let rule = rules[element.name]!
    if let unknown = element.attributes.keys.filter({ !rule.attributes.contains($0) }).min() {
      throw element.error(
        """
        <\(element.name)> has no attribute '\(unknown)'\
        \(suggestion(for: unknown, in: rule.attributes)); its attributes are \
        \(list(rule.attributes))
        """)
    }
    if !rule.hasText, let word = element.words.first {
      throw element.error("<\(element.name)> has no text; given '\(word.prefix(40))'")
    }
    for child in element.children {
      guard rule.children.contains(child.name) else {
        throw child.error(
          """
          <\(element.name)> has no element <\(child.name)>\
          \(suggestion(for: child.name, in: rule.children)); its elements are \
          \(list(rule.children))
          """)
      }
      try validate(child)
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
