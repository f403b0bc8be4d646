import Formulas
import ROOTFiles

/// A column on its way into a tree of ROOT.
struct ROOTOutput {
  let name: String
  /// What one entry of the written tree holds.
  let type: ROOTColumnType
  /// For lists the column with their lengths.
  let counter: String?
  private let label: String

  /// Lists that were counted by a column are counted by one of its name, which is then no column of its
  /// own. Other lists are counted by their name with an “n” before it.
  ///
  /// - Parameters:
  ///   - outputs: The columns of a query.
  ///   - label: What errors call the events.
  static func columns(_ outputs: [EventQuery.Output], label: String) -> [ROOTOutput] {
    let copies = Dictionary(
      outputs.compactMap { output in output.source.map { (output.name, $0.name) } },
      uniquingKeysWith: { first, _ in first })
    let names = Set(outputs.map(\.name))
    var counters: Set<String> = []
    let columns = outputs.map { output in
      let type = output.source?.rootType ?? ROOTColumnType(output.type)
      guard type.listDepth > 0 else {
        return ROOTOutput(name: output.name, type: type, counter: nil, label: label)
      }
      var counter = "n" + output.name
      if let copied = output.source?.counter, !names.contains(copied) || copies[copied] == copied {
        counter = copied
        counters.insert(copied)
      } else if names.contains(counter) {
        counter = "\(output.name)_length"
      }
      return ROOTOutput(name: output.name, type: type, counter: counter, label: label)
    }
    return columns.filter { !counters.contains($0.name) }
  }

  var column: ROOTTreeColumn {
    get throws { try ROOTTreeColumn(name, type, counter: counter) }
  }

  /// The values of a block.
  ///
  /// - Throws: `EventFilesError.unrepresentable`.
  func array(_ block: FormulaBlock) throws -> ROOTArray {
    guard let column = block.columns[name] else { preconditionFailure("a block without '\(name)'") }
    let values: ROOTValues
    switch column.values {
    case .texts(let texts): values = .text(texts)
    case .numbers(let numbers): values = try stored(numbers)
    }
    let offsets = type.listDepth > 0 ? column.offsets.map { [$0] } ?? [] : []
    return try ROOTArray(type, offsets: offsets, values)
  }

  private func stored(_ numbers: [Double]) throws -> ROOTValues {
    switch type.number ?? .double {
    case .bool: .bool(numbers.map { $0 != 0 })
    case .int8: .int8(try whole(numbers))
    case .uint8: .uint8(try whole(numbers))
    case .int16: .int16(try whole(numbers))
    case .uint16: .uint16(try whole(numbers))
    case .int32: .int32(try whole(numbers))
    case .uint32: .uint32(try whole(numbers))
    case .int64: .int64(try whole(numbers))
    case .uint64: .uint64(try whole(numbers))
    case .float: .float(numbers.map(Float.init))
    case .double: .double(numbers)
    }
  }

  /// Whole numbers as they were before they became doubles, which from 2⁵³ on nobody knows.
  private func whole<Number: FixedWidthInteger>(_ numbers: [Double]) throws -> [Number] {
    try numbers.map { number in
      guard abs(number) < 0x1p53, let whole = Number(exactly: number) else {
        throw EventFilesError.unrepresentable(
          stream: label, name: name, value: number, type: "\(type)")
      }
      return whole
    }
  }
}

extension ROOTColumnType {
  fileprivate init(_ type: FormulaType) {
    let element: ROOTColumnType =
      switch type.kind {
      case .number: .number(.double)
      case .truth: .number(.bool)
      case .text: .text
      }
    self = type.isList ? .list(element) : element
  }
}
