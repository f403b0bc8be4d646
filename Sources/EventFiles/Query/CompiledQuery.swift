import Formulas

/// A query whose formulas are compiled for a stream, for those who read the events themselves: several
/// queries are answered by one reading of the file.
///
/// ```swift
/// let queries = try [first, second].map { try $0.compiled(for: stream) }
/// try stream.read(CompiledQuery.inputs(of: queries, in: stream)) { block in
///   for query in queries { use(try query.result(of: block)) }
///   return true
/// }
/// ```
public struct CompiledQuery: Sendable {
  /// The stream's columns that are needed, in its order.
  public var inputs: [String] { plan.inputs }
  /// What each column of the result holds.
  public let columns: [(name: String, type: FormulaType)]
  private let plan: QueryPlan

  init(_ plan: QueryPlan) {
    self.plan = plan
    columns = plan.outputs.map { (name: $0.name, type: $0.formula.type) }
  }

  /// The selected events of a block, with the columns of the query; maybe none. The query's limit does
  /// not count here.
  ///
  /// - Throws: ``EventFilesError`` naming the event, as ``EventQuery/run(on:_:)``.
  /// - Precondition: The block has the columns ``inputs``.
  public func result(of block: FormulaBlock) throws -> FormulaBlock {
    try plan.result(of: block, limit: nil)
  }

  /// The columns that any of several queries needs, in the stream's order.
  ///
  /// - Parameters:
  ///   - queries: The queries.
  ///   - stream: The stream for which they were compiled.
  public static func inputs(
    of queries: [CompiledQuery], in stream: some EventStream
  ) -> [String] {
    let needed = Set(queries.flatMap(\.inputs))
    return stream.columns.map(\.name).filter(needed.contains)
  }
}

extension EventQuery {
  /// The query, ready for blocks of a stream.
  ///
  /// - Throws: As ``run(on:_:)`` before it reads anything.
  public func compiled(for stream: some EventStream) throws -> CompiledQuery {
    CompiledQuery(try QueryPlan(self, stream))
  }
}
