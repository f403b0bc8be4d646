/// A column as the header describes it: a sequence of elements of one simple type.
struct NTupleColumn: Sendable {
  private static let isDeferred: UInt16 = 1
  private static let hasRange: UInt16 = 2

  /// Nil for one that a later version of the format brought.
  let kind: NTupleElement?
  /// Bits for each element.
  let bits: Int
  let field: Int
  /// Of several columns that may hold a field's data, in other clusters each, the number.
  let representation: Int
  /// Whether its elements begin only after some entries; those before are zero.
  let isDeferred: Bool
  /// Whether it is deferred and not the one that holds the data of clusters before.
  let isSuppressedBefore: Bool
  /// Least and largest value of quantised reals.
  let range: (low: Double, high: Double)?

  init(_ reader: inout ByteReader) throws {
    let code: UInt16 = try reader.little()
    bits = Int(try reader.little(UInt16.self))
    field = Int(try reader.little(UInt32.self))
    let flags: UInt16 = try reader.little()
    representation = Int(try reader.little(UInt16.self))
    let first: Int64 = flags & Self.isDeferred != 0 ? try reader.little() : 0
    isDeferred = first > 0
    isSuppressedBefore = first < 0
    if flags & Self.hasRange != 0 {
      let low = Double(bitPattern: try reader.little())
      range = (low, Double(bitPattern: try reader.little()))
    } else {
      range = nil
    }
    kind = Self.kind(code, bits: bits, hasRange: range != nil)
  }

  private static func kind(_ code: UInt16, bits: Int, hasRange: Bool) -> NTupleElement? {
    guard let kind = NTupleElement(rawValue: code), kind.bits.contains(bits) else { return nil }
    return kind == .quantised32 && !hasRange ? nil : kind
  }

  /// How many bytes elements take when they are not compressed; nil beyond what can be counted.
  func byteCount(of count: Int) -> Int? {
    let (product, overflow) = count.multipliedReportingOverflow(by: bits)
    return overflow || product > Int.max - 7 ? nil : (product + 7) / 8
  }
}
