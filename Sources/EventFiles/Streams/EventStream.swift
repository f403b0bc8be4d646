import Formulas

/// Events that are read block by block, only the columns that are asked for: of a ROOT tree, a CSV
/// file, NumPy arrays, or a table in memory.
public protocol EventStream: Sendable {
  /// What errors call it: the file and the tree in it.
  var label: String { get }
  /// The columns, in the file's order.
  var columns: [EventColumn] { get }
  /// Columns that formulas cannot use, and why, by name.
  var unusable: [String: String] { get }
  /// The number of events; nil where only reading tells.
  var count: Int? { get }

  /// Hands out all events in order, block by block, until `body` answers false.
  ///
  /// - Parameters:
  ///   - names: The columns that the blocks are to have, each once.
  ///   - body: Answers whether it wants more.
  /// - Throws: What the file's reader throws, and `body`.
  /// - Precondition: Every name is among ``columns``.
  func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws
}

extension EventStream {
  /// What each column holds, by name.
  public var types: [String: FormulaType] {
    Dictionary(columns.map { ($0.name, $0.type) }) { first, _ in first }
  }

  /// No column is without use, unless a stream says so.
  public var unusable: [String: String] { [:] }
}
