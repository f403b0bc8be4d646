import Autodiff
import Foundation

/// An array of a file or an archive, whose header has been read.
struct NumPyContents {
  private let store: NumPyStore
  private let layout: NumPyLayout
  /// What errors call it.
  private let name: String

  /// - Throws: `EventsError.numPy`.
  init(_ store: NumPyStore, name: String) throws {
    self.store = store
    self.name = name
    layout = try naming(name) { try NumPyLayout(store.bytes) }
  }

  var shape: [Int] { layout.shape }

  var description: NumPyDescription {
    NumPyDescription(
      fields: layout.fields.filter(\.isData).map { ($0.name, $0.descriptor) },
      isRecord: layout.isRecord, shape: layout.shape, isFortranOrder: layout.isFortranOrder)
  }

  /// - Throws: `EventsError.numPy` for texts, records, and integers that a `Double` cannot hold.
  func array() throws -> NumPyArray {
    try naming(name) {
      let column = try store.column(
        try number(), offset: layout.start, stride: layout.size, count: layout.count)
      let values = column.values
      return NumPyArray(
        shape: layout.shape,
        values: layout.isFortranOrder ? cOrder(fromFortran: values, shape: layout.shape) : values)
    }
  }

  private func number() throws -> NumPyElementType {
    guard !layout.isRecord else {
      throw NumPyFailure(.records(layout.fields.filter(\.isData).map(\.name)))
    }
    guard case .number(let type) = try layout.fields[0].element() else {
      throw NumPyFailure(.texts(layout.fields[0].descriptor))
    }
    return type
  }

  /// The texts of an array of one dimension.
  ///
  /// - Throws: `EventsError.numPy` for numbers and records, or bytes that are no text;
  ///   `EventsError.arrayShape` for another shape.
  func texts() throws -> [String] {
    try naming(name) {
      guard !layout.isRecord, case .text(let type) = try layout.fields[0].element() else {
        throw NumPyFailure(.noTexts(layout.fields.map(\.descriptor).joined(separator: ", ")))
      }
      try requireRows()
      return try texts(of: layout.fields[0], type)
    }
  }

  /// The columns of records, or those of an array of numbers of shape `[events, columns]`.
  ///
  /// - Parameter names: Which fields, or a name for each column; nil for all fields.
  /// - Throws: `EventsError`.
  func table(columns names: [String]?) throws -> EventTable {
    layout.isRecord ? try records(names) : try table(naming: names ?? [])
  }

  /// The one column of an array of one dimension, or `[events, 1]`, of numbers or texts.
  func table(ofColumn column: String) throws -> EventTable {
    guard !layout.isRecord, case .text = try naming(name, { try layout.fields[0].element() })
    else { return try table(columns: [column]) }
    return try EventTable(columns: []).adding(column, text: texts())
  }

  private func table(naming names: [String]) throws -> EventTable {
    let type = try naming(name) { try number() }
    let shape = layout.shape
    let width = shape.count == 1 ? 1 : shape.last
    guard (1...2).contains(shape.count), width == names.count else {
      throw EventsError.arrayShape(shape, columns: names, file: name)
    }
    let (count, size) = (shape[0], layout.size)
    var table = try EventTable(columns: [])
    for (index, column) in names.enumerated() {
      let elements = try naming(name) {
        try store.column(
          type, offset: layout.start + index * size * (layout.isFortranOrder ? count : 1),
          stride: layout.isFortranOrder ? size : size * names.count, count: count)
      }
      table = try table.adding(column, elements)
    }
    return table
  }

  private func records(_ names: [String]?) throws -> EventTable {
    try requireRows()
    let fields = layout.fields.filter(\.isData)
    var table = try EventTable(columns: [])
    for column in names ?? fields.map(\.name) {
      guard let field = fields.first(where: { $0.name == column }) else {
        throw EventsError.unknownColumn(column, available: fields.map(\.name), file: name)
      }
      switch try naming(name, { try field.element() }) {
      case .text(let type):
        table = try table.adding(column, text: naming(name) { try texts(of: field, type) })
      case .number(let type):
        let elements = try naming(name) {
          try store.column(
            type, offset: layout.start + field.offset, stride: layout.size, count: layout.count)
        }
        table = try table.adding(column, elements)
      }
    }
    return table
  }

  private func texts(of field: NumPyField, _ type: NumPyTextType) throws -> [String] {
    try store.withBytes { bytes in
      guard let start = bytes.baseAddress else { return [] }
      return try (0..<layout.count).map { index in
        let place = start + layout.start + field.offset + index * layout.size
        guard let text = type.text(place) else { throw NumPyFailure(.badText(index: index)) }
        return text
      }
    }
  }

  /// - Throws: `EventsError.numPy` for an array of anything else.
  func requireRecords() throws {
    guard layout.isRecord else {
      throw EventsError.numPy(file: name, .noRecords(layout.fields[0].descriptor))
    }
  }

  /// An array of one dimension, a row for each element.
  private func requireRows() throws {
    guard layout.shape.count == 1 else {
      throw EventsError.arrayShape(layout.shape, columns: ["records"], file: name)
    }
  }
}

/// Runs the body, and says which array a problem is in.
private func naming<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let failure as NumPyFailure {
    throw EventsError.numPy(file: name, failure.problem)
  }
}
