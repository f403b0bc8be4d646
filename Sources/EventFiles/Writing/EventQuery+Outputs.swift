import Formulas

extension EventQuery {
  /// A column of the result.
  public struct Output: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// What it holds for one event.
    public let type: FormulaType
    /// The column of the file that it copies; nil where it is computed.
    public let source: EventColumn?
  }

  /// The columns of the result.
  ///
  /// - Throws: As ``run(on:_:)``.
  public func outputs(on stream: some EventStream) throws -> [Output] {
    let defined = Set(definitions.map(\.name))
    return try zip(columns, types(on: stream)).map { column, output in
      let name = column.formula.withoutBackquotes
      let source = defined.contains(name) ? nil : stream.columns.first { $0.name == name }
      return Output(name: output.name, type: output.type, source: source)
    }
  }

  /// The columns of the result that a format has no place for, and why.
  ///
  /// - Throws: As ``run(on:_:)``.
  public func unwritable(
    on stream: some EventStream, as format: EventFormat
  ) throws -> [(name: String, reason: String)] {
    try outputs(on: stream).compactMap { column in
      format.objection(to: column).map { (column.name, $0) }
    }
  }
}
