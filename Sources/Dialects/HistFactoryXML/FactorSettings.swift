import HistFactory

/// What the `<NormFactor>`s of all channels say about their parameters.
struct FactorSettings {
  private(set) var settings: [Workspace.ParameterSettings] = []

  /// - Throws: `DialectError` for a factor whose value is outside its bounds, or that contradicts an
  ///   earlier one of the same name.
  mutating func add(_ element: MarkupElement) throws {
    let name = try element.required("Name")
    let (value, low, high) = (
      try element.number("Val"), try element.number("Low"), try element.number("High")
    )
    guard low < high, (low...high).contains(value) else {
      throw element.error(
        "factor '\(name)' has Val \(value), Low \(low) and High \(high); expected Low ≤ Val ≤ High")
    }
    let factor = Workspace.ParameterSettings(
      name: name, inits: [value], bounds: [[low, high]], fixed: try element.flag("Const"))
    if let known = settings.first(where: { $0.name == name }) {
      guard known == factor else {
        throw element.error(
          "factor '\(name)' has another Val, Low, High or Const elsewhere; one parameter has one")
      }
    } else {
      settings.append(factor)
    }
  }
}
