import Formulas

/// What is wanted of events: which of them, and which columns, computed from those of the file.
///
/// ```swift
/// let query = EventQuery(
///   columns: ["m = sqrt(2 * pt1 * pt2 * (cosh(eta[0] - eta[1]) - cos(phi[0] - phi[1])))", "weight"],
///   where: "nMuon == 2 && charge[0] != charge[1]",
///   defining: ["pt1 = pt[0]", "pt2 = pt[1]"])
/// try query.run(on: stream) { block in … }
/// ```
///
/// The selection is applied first: columns are computed only for the events that it leaves. What is
/// defined may be used in the definitions behind it, in the selection and in the columns; definitions
/// that nobody uses cost nothing. Where a definition makes no sense for an event, that is an error only if
/// a formula needs it for that event: with `pt1 = pt[0]`, the selection `nMuon >= 1 && pt1 > 20` will do.
public struct EventQuery: Sendable {
  /// The columns of the result.
  public var columns: [NamedFormula]
  /// The condition on events; nil for all.
  public var selection: String?
  /// Formulas by name that the others may use.
  public var definitions: [NamedFormula]
  /// How many selected events are wanted at most; nil for all.
  public var limit: Int?

  /// - Parameters:
  ///   - columns: The columns of the result.
  ///   - selection: The condition on events; nil for all.
  ///   - definitions: Formulas by name that the others may use.
  ///   - limit: How many selected events are wanted at most; nil for all.
  public init(
    columns: [NamedFormula], where selection: String? = nil,
    defining definitions: [NamedFormula] = [], limit: Int? = nil
  ) {
    self.columns = columns
    self.selection = selection
    self.definitions = definitions
    self.limit = limit
  }

  /// Hands out the selected events, block by block, with the columns of the query.
  ///
  /// - Parameters:
  ///   - stream: The events.
  ///   - body: Gets each block that has events left.
  /// - Returns: How many events were read and how many selected.
  /// - Throws: `FormulaError`; ``EventFilesError``; and what the stream and `body` throw.
  @discardableResult
  public func run(
    on stream: some EventStream, _ body: (FormulaBlock) throws -> Void
  ) throws -> EventCount {
    let plan = try QueryPlan(self, stream)
    var counted = EventCount()
    guard limit != 0 else { return counted }
    try stream.read(plan.inputs) { block in
      let left = limit.map { $0 - counted.selected }
      let result = try plan.result(of: block, limit: left)
      counted.read += block.count
      counted.selected += result.count
      if result.count > 0 { try body(result) }
      return limit.map { counted.selected < $0 } ?? true
    }
    return counted
  }

  /// What each column of the result will hold.
  ///
  /// - Throws: As ``run(on:_:)``.
  public func types(on stream: some EventStream) throws -> [(name: String, type: FormulaType)] {
    let plan = try QueryPlan(self, stream)
    return plan.outputs.map { (name: $0.name, type: $0.formula.type) }
  }
}

/// How many events a query met.
public struct EventCount: Sendable, Equatable {
  /// Events that were read.
  public var read = 0
  /// Events that the selection left.
  public var selected = 0

  /// None yet.
  public init() {}
}
