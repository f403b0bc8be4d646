import EventFiles
import Formulas
import Histograms

/// What a histogram of events is to show.
struct EventHistogramRequest {
  /// One for each axis.
  let formulas: [NamedFormula]
  let weight: String?
  let binnings: [BinningRequest]
  let selection: String?
  let definitions: [NamedFormula]

  /// How many bins there are where nobody says.
  static let usualBins = [40, 20]

  /// A name for programs.
  var name: String {
    let name = formulas.map(\.name).joined(separator: "_")
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return isPlain ? name : "histogram"
  }

  /// The axes' formulas under `axis0`, `axis1`, and the weight's under `weight`.
  func query(on stream: some EventStream) -> EventQuery {
    let names = Set(stream.columns.map(\.name) + definitions.map(\.name))
    var columns = formulas.enumerated().map { index, formula in
      // A column called by its name alone may have any name.
      let isName = formula.name == formula.formula && names.contains(formula.name)
      return NamedFormula("axis\(index)", isName ? "`\(formula.name)`" : formula.formula)
    }
    if let weight { columns.append(NamedFormula("weight", weight)) }
    return EventQuery(columns: columns, where: selection, defining: definitions)
  }

  /// The axes, found by a pass over the events where they are not given.
  func axes(for stream: some EventStream) throws -> [Axis] {
    let types = try query(on: stream).types(on: stream).prefix(formulas.count).map(\.type)
    for (index, type) in types.enumerated() where type.kind == .text {
      guard binnings[index] == .bins(nil, in: nil) else {
        throw UsageError(
          description:
            "'\(formulas[index].name)' is \(type), which has categories and no range; leave out"
            + " --bins, --range and --edges")
      }
    }
    var surveys = formulas.map { _ in AxisSurvey() }
    if zip(binnings, types).contains(where: { $0.needsSurvey(for: $1) }) {
      let filling = EventFilling(self, stream)
      try query(on: stream).run(on: stream) { block in
        for (axis, values) in try filling.values(of: block).axes.enumerated() {
          switch values {
          case .numbers(let numbers): surveys[axis].add(numbers)
          case .texts(let texts): surveys[axis].add(texts)
          }
        }
      }
    }
    return try formulas.indices.map { index in
      try axis(index, types[index], surveys[index], stream.label)
    }
  }

  private func axis(
    _ index: Int, _ type: FormulaType, _ survey: AxisSurvey, _ label: String
  ) throws -> Axis {
    let name = formulas[index].name
    let usual = Self.usualBins[index]
    switch binnings[index] {
    case .edges(let edges): return try Axis(edges: edges, name: name)
    case .bins(let count, let range?):
      return try .regular(
        count ?? usual, from: range.lowerBound, to: range.upperBound, name: name)
    case .bins(nil, in: nil) where type.kind == .truth: return .boolean(name: name)
    case .bins(let count, nil):
      guard !survey.isEmpty else {
        throw InputError(
          file: label, reason: "no event has a finite '\(name)' to make bins for; give --range")
      }
      if type.kind == .text { return try .category(survey.categories, name: name) }
      if count == nil, let numbers = survey.wholeNumbers {
        return try .integer(numbers, name: name)
      }
      let bins = survey.regular(count ?? usual, isExact: count != nil)
      return try .regular(bins.count, from: bins.low, to: bins.high, name: name)
    }
  }
}

extension BinningRequest {
  /// Whether only the events tell where the bins are to be.
  fileprivate func needsSurvey(for type: FormulaType) -> Bool {
    switch self {
    case .edges, .bins(_, in: _?): false
    case .bins(let count, in: nil): type.kind != .truth || count != nil
    }
  }
}
