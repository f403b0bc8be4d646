/// The fields of an RNTuple and the columns that hold their data, each by its number.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, section “Header Envelope”.
struct NTupleSchema: Sendable {
  private(set) var fields: [NTupleField] = []
  private(set) var columns: [NTupleColumn] = []
  private(set) var aliases: [NTupleAlias] = []

  /// Adds what a header, or the extension in a footer, describes.
  mutating func extend(_ reader: inout ByteReader) throws {
    fields += try reader.list(of: "fields") { try $0.record("a field", NTupleField.init) }
    columns += try reader.list(of: "columns") { try $0.record("a column", NTupleColumn.init) }
    aliases += try reader.list(of: "alias columns") {
      try $0.record("an alias column") {
        NTupleAlias(column: Int(try $0.little(UInt32.self)), field: Int(try $0.little(UInt32.self)))
      }
    }
    _ = try reader.list(of: "types") { try $0.record("a type") { $0.finish() } }
    try checkReferences(reader)
  }

  private func checkReferences(_ reader: ByteReader) throws {
    let columnsAreSound = columns.allSatisfy { $0.field < fields.count }
    let aliasesAreSound = aliases.allSatisfy {
      $0.column < columns.count && $0.field < fields.count
    }
    guard columnsAreSound, aliasesAreSound, fields.allSatisfy({ $0.parent < fields.count }) else {
      throw reader.malformed(
        "a field, column or alias that refers to none of \(fields.count) fields and"
          + " \(columns.count) columns")
    }
  }
}

/// The data of one column shown by a second field.
struct NTupleAlias: Sendable {
  let column: Int
  let field: Int
}
