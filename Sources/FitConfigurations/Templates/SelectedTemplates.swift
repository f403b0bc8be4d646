import EventFiles
import Formulas

/// Templates of one stream with one selection: their variables and weights are computed together.
struct SelectedTemplates {
  let query: CompiledQuery
  private(set) var templates: [EventTemplate]

  /// - Throws: What is wrong with a template's formulas, naming it.
  static func groups(
    _ templates: [EventTemplate], _ stream: some EventStream
  ) throws -> [SelectedTemplates] {
    var filters: [String?] = []
    var members: [String?: [EventTemplate]] = [:]
    for template in templates {
      try template.name.naming { try requireNumbers(template, stream) }
      if members[template.filter] == nil { filters.append(template.filter) }
      members[template.filter, default: []].append(template)
    }
    return try filters.map { filter in
      let group = members[filter] ?? []
      let formulas = group.flatMap(\.formulas).unique
      let query = EventQuery(
        columns: formulas.map { NamedFormula($0, $0) }, where: filter)
      return try group[0].name.naming {
        SelectedTemplates(query: try query.compiled(for: stream), templates: group)
      }
    }
  }

  /// Variable and weight have one number for each event.
  private static func requireNumbers(
    _ template: EventTemplate, _ stream: some EventStream
  ) throws {
    let query = EventQuery(
      columns: template.formulas.unique.map { NamedFormula($0, $0) }, where: template.filter)
    for (formula, type) in try query.compiled(for: stream).columns {
      if type.isList {
        throw EventFilesError.listInTable(stream: stream.label, name: formula, type: type)
      }
      if type.kind == .text {
        throw UnusableEvent(
          description: "\(stream.label): '\(formula)' is a text; a number is needed")
      }
    }
  }
}

extension EventTemplate {
  fileprivate var formulas: [String] { [variable] + [weight].compactMap(\.self) }
}

extension [String] {
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// What cannot be filled.
struct UnusableEvent: Error, CustomStringConvertible {
  let description: String
}
