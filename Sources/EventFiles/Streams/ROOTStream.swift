import Formulas
import Foundation
import ROOTFiles

/// The entries of a ROOT tree, or of several in a row.
///
/// Numbers are read as doubles. Arrays and vectors are lists; lists of lists are of no use to formulas.
public struct ROOTStream: EventStream {
  /// Blocks of clusters that are not larger; a cluster that is, is cut.
  private static let largestBlock = 1 << 17

  public let columns: [EventColumn]
  public let unusable: [String: String]
  private let table: any ROOTTable
  private let threads: Int

  /// - Parameters:
  ///   - table: A tree, an RNTuple or a chain.
  ///   - threads: How many threads read; nil for one on each processor. The blocks are the same for
  ///     any number.
  /// - Precondition: There is a thread.
  public init(_ table: any ROOTTable, threads: Int? = nil) {
    precondition((threads ?? 1) > 0, "\(threads ?? 0) threads cannot read")
    self.table = table
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    var columns: [EventColumn] = []
    var unusable = Dictionary(table.unreadable.map { ($0.name, $0.reason) }) { first, _ in first }
    for column in table.columns {
      if let type = FormulaType(column.type) {
        columns.append(
          EventColumn(
            name: column.name, type: type, typeName: column.typeName, rootType: column.type,
            counter: column.counter))
      } else {
        unusable[column.name] = "it holds \(column.type) for each event, lists of lists"
      }
    }
    self.columns = columns
    self.unusable = unusable
  }

  public var label: String { table.label }
  public var count: Int? { table.count }

  public func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    for entries in EntryBlocks(table.clusters, largest: Self.largestBlock) {
      var block = FormulaBlock(count: entries.count, firstEvent: entries.lowerBound)
      let arrays = try table.read(names, entries: entries, threads: threads)
      for (name, array) in zip(names, arrays) { block.add(name, FormulaColumn(array)) }
      guard try body(block) else { return }
    }
  }
}

extension FormulaType {
  /// Nil for lists of lists.
  fileprivate init?(_ type: ROOTColumnType) {
    switch type {
    case .number(.bool): self = .truth
    case .number: self = .number
    case .text: self = .text
    case .array(let element, _), .list(let element):
      guard let inner = FormulaType(element), !inner.isList else { return nil }
      self.init(inner.kind, isList: true)
    }
  }
}

extension FormulaColumn {
  /// - Precondition: The array's type is one that formulas know.
  fileprivate init(_ array: ROOTArray) {
    let values: Values
    if case .text(let texts) = array.values {
      values = .texts(texts)
    } else {
      values = .numbers(array.values.doubles ?? [])
    }
    var offsets = array.offsets.first
    if case .array(_, let length) = array.type {
      offsets = (0...array.count).map { $0 * length }
    }
    self.init(values: values, offsets: offsets)
  }
}
