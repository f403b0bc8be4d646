import EventFiles
import Formulas
import Histograms

/// Fills templates with events, reading each tree of a file once.
struct TemplateFilling<Input: TemplateInput> {
  private(set) var templates = TemplateHistograms()
  private(set) var notes: [ConfigurationNote] = []
  private let input: Input
  private let parts: [TreePart]
  private var notNumbers: [TemplateName: Int] = [:]

  /// A tree of a file, and the templates that need it.
  private struct TreePart {
    let file: String
    let tree: String
    var templates: [EventTemplate]
  }

  init(_ templates: [EventTemplate], _ input: Input) throws {
    self.input = input
    parts = try Self.parts(templates, input)
    for template in templates {
      try template.name.naming {
        self.templates[template.name] = Histogram(
          axis: try Axis(edges: template.binning, name: template.variable),
          name: template.name.path)
      }
    }
  }

  private static func parts(_ templates: [EventTemplate], _ input: Input) throws -> [TreePart] {
    var parts: [TreePart] = []
    var positions: [[String]: Int] = [:]
    var matches: [String: [String]] = [:]
    for template in templates {
      let files = try template.name.naming {
        try template.files.flatMap { path in
          let found = try matches[path] ?? input.files(matching: path)
          matches[path] = found
          return found
        }
      }
      try requireDistinct(files, template.name)
      for file in files {
        if let position = positions[[file, template.tree]] {
          parts[position].templates.append(template)
        } else {
          positions[[file, template.tree]] = parts.count
          parts.append(TreePart(file: file, tree: template.tree, templates: [template]))
        }
      }
    }
    return parts
  }

  private static func requireDistinct(_ files: [String], _ name: TemplateName) throws {
    var seen: Set<String> = []
    for file in files where !seen.insert(file).inserted {
      throw FitConfigurationError.template(
        name, reason: "the file '\(file)' is named twice; its events would count twice")
    }
  }

  mutating func run() throws {
    for part in parts { try read(part) }
    for name in templates.names {
      guard let count = notNumbers[name] else { continue }
      notes.append(
        ConfigurationNote(
          name,
          "the variable is not a number for \(count) event\(count == 1 ? "" : "s") of the"
            + " selection, left in no bin"))
    }
  }

  private mutating func read(_ part: TreePart) throws {
    let stream = try part.templates[0].name.naming {
      try input.events(in: part.tree, of: part.file)
    }
    try read(stream, part.templates)
  }

  private mutating func read(_ stream: some EventStream, _ templates: [EventTemplate]) throws {
    let groups = try SelectedTemplates.groups(templates, stream)
    let inputs = CompiledQuery.inputs(of: groups.map(\.query), in: stream)
    let first = templates[0].name
    try first.naming {
      try stream.read(inputs) { block in
        for group in groups { try fill(group, block) }
        return true
      }
    }
  }

  private mutating func fill(_ group: SelectedTemplates, _ block: FormulaBlock) throws {
    let selected = try group.templates[0].name.naming { try group.query.result(of: block) }
    guard selected.count > 0 else { return }
    for template in group.templates {
      try template.name.naming { try fill(template, selected) }
    }
  }

  private mutating func fill(_ template: EventTemplate, _ block: FormulaBlock) throws {
    guard var values = block.columns[template.variable]?.numbers else {
      preconditionFailure("the variable '\(template.variable)' was not computed")
    }
    var weights = template.weight.flatMap { block.columns[$0]?.numbers }
    try requireNumbers(weights, block)
    let bad = values.count { $0.isNaN }
    if bad > 0 {
      notNumbers[template.name, default: 0] += bad
      weights = weights.map { all in zip(values, all).filter { !$0.0.isNaN }.map(\.1) }
      values.removeAll(where: \.isNaN)
    }
    try templates[template.name]?.fill(values, weights: weights)
  }

  private func requireNumbers(_ weights: [Double]?, _ block: FormulaBlock) throws {
    guard let weights, let event = weights.firstIndex(where: { !$0.isFinite }) else { return }
    throw UnusableEvent(
      description: "the weight of event \(block.number(of: event)) is \(weights[event])")
  }
}
