import Diagnostics
import Formulas

/// A query whose formulas are compiled for a stream: what is read, and what is computed in which order.
struct QueryPlan {
  struct Step {
    let name: String
    let formula: CompiledFormula
  }

  /// The file's columns that are needed.
  let inputs: [String]
  let outputs: [Step]
  private let selection: CompiledFormula?
  private let definitions: [Step]
  private let label: String

  init(_ query: EventQuery, _ stream: some EventStream) throws {
    var types = stream.types
    var definitions: [Step] = []
    label = stream.label
    for definition in query.definitions {
      let step = try Self.step(definition, types, stream)
      guard types.updateValue(step.formula.type, forKey: step.name) == nil else {
        throw EventFilesError.nameTaken(stream: stream.label, name: step.name)
      }
      definitions.append(step)
    }
    selection = try query.selection.map { text in
      let formula = try Self.compiled(text, types, stream)
      guard formula.type == .truth else {
        throw EventFilesError.noCondition(stream: stream.label, formula: text, type: formula.type)
      }
      return formula
    }
    outputs = try query.columns.map { try Self.step($0, types, stream) }
    try Self.requireDifferentNames(outputs, stream)
    var needed = Set((outputs.map(\.formula) + [selection].compactMap(\.self)).flatMap(\.names))
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
      let early = try adding(definitions(for: selection.names), to: block)
      let truths = try placed { try selection.evaluate(early).numbers ?? [] }
      block = block.keeping(truths)
    }
    if let limit, limit < block.count { block = block.prefix(limit) }
    let full = try adding(definitions(for: outputs.flatMap(\.formula.names)), to: block)
    var result = full.withoutColumns
    for output in outputs {
      result.add(output.name, try placed { try output.formula.evaluate(full) })
    }
    return result
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

  private func adding(_ steps: [Step], to block: FormulaBlock) throws -> FormulaBlock {
    try steps.reduce(into: block) { block, step in
      block.add(step.name, try placed { [block] in try step.formula.evaluate(block) })
    }
  }

  /// Names the file in the error of a formula.
  private func placed<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FormulaError {
      throw EventFilesError.formula(stream: label, error)
    }
  }

  private static func step(
    _ named: NamedFormula, _ types: [String: FormulaType], _ stream: some EventStream
  ) throws -> Step {
    // A column called by its name alone may have any name.
    let text =
      named.name == named.formula && types[named.name] != nil
      ? "`\(named.name)`" : named.formula
    return Step(name: named.name, formula: try compiled(text, types, stream))
  }

  private static func compiled(
    _ text: String, _ types: [String: FormulaType], _ stream: some EventStream
  ) throws -> CompiledFormula {
    do {
      let formula = try Formula(text)
      for name in formula.names where types[name] == nil {
        guard let reason = stream.unusable[name] else { continue }
        throw EventFilesError.unusableColumn(stream: stream.label, name: name, reason: reason)
      }
      return try formula.compiled(for: types)
    } catch let error as FormulaError {
      throw EventFilesError.formula(stream: stream.label, error)
    }
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
