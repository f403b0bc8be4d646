import Formulas

/// A query whose formulas are compiled for a stream: what is read, and what is computed in which order.
struct QueryPlan {
  struct Step {
    let name: String
    let formula: CompiledFormula
    /// The same over the file's columns alone, with definitions in place; nil where that is too much.
    let whole: CompiledFormula?
  }

  /// The file's columns that are needed.
  let inputs: [String]
  let outputs: [Step]
  private let selection: Step?
  private let definitions: [Step]
  private let label: String

  init(_ query: EventQuery, _ stream: some EventStream) throws {
    var scope = QueryScope(stream)
    var definitions: [Step] = []
    label = stream.label
    for definition in query.definitions {
      let step = try scope.step(definition)
      try scope.define(step)
      definitions.append(step)
    }
    selection = try query.selection.map { text in
      let step = try scope.step(name: "", text)
      guard step.formula.type == .truth else {
        throw EventFilesError.noCondition(
          stream: stream.label, formula: text, type: step.formula.type)
      }
      return step
    }
    outputs = try query.columns.map { try scope.step($0) }
    try Self.requireDifferentNames(outputs, stream)
    var needed = Set((outputs + [selection].compactMap(\.self)).flatMap(\.formula.names))
    var used: [Step] = []
    for definition in definitions.reversed() where needed.contains(definition.name) {
      needed.formUnion(definition.formula.names)
      used.insert(definition, at: 0)
    }
    self.definitions = used
    inputs = stream.columns.map(\.name).filter { needed.contains($0) }
  }

  /// The selected events of a block with the columns of the result.
  ///
  /// - Parameters:
  ///   - limit: How many events there may be at most; nil for any number.
  func result(of block: FormulaBlock, limit: Int?) throws -> FormulaBlock {
    var block = block
    if let selection {
      // What the selection needs is computed for all events, the rest for those it leaves.
      let truths = try values(of: [selection], in: block)[0]
      block = block.keeping(truths.numbers ?? [])
    }
    if let limit, limit < block.count { block = block.prefix(limit) }
    var result = block.withoutColumns
    for (output, column) in zip(outputs, try values(of: outputs, in: block)) {
      result.add(output.name, column)
    }
    return result
  }

  /// Definitions are computed once. Where one makes no sense for an event, which may not need it, they are
  /// computed again in their places.
  private func values(of steps: [Step], in block: FormulaBlock) throws -> [FormulaColumn] {
    let used = definitions(for: steps.flatMap(\.formula.names))
    do {
      let full = try used.reduce(into: block) { block, step in
        block.add(step.name, try step.formula.evaluate(block))
      }
      return try steps.map { try $0.formula.evaluate(full) }
    } catch let error as FormulaError {
      let whole = steps.compactMap(\.whole)
      guard !used.isEmpty, whole.count == steps.count else {
        throw EventFilesError.formula(stream: label, error)
      }
      return try naming(label) { try whole.map { try $0.evaluate(block) } }
    }
  }

  private func definitions(for names: [String]) -> [Step] {
    var needed = Set(names)
    var used: [Step] = []
    for definition in definitions.reversed() where needed.contains(definition.name) {
      needed.formUnion(definition.formula.names)
      used.insert(definition, at: 0)
    }
    return used
  }

  private static func requireDifferentNames(
    _ steps: [Step], _ stream: some EventStream
  ) throws {
    var names: Set<String> = []
    for step in steps where !names.insert(step.name).inserted {
      throw EventFilesError.nameTaken(stream: stream.label, name: step.name)
    }
  }
}
