/// What a file's header says of its bytes, checked against how many there are.
struct NumPyLayout {
  let shape: [Int]
  let isFortranOrder: Bool
  let isRecord: Bool
  /// Of a record; otherwise one without a name.
  let fields: [NumPyField]
  /// Bytes of one element.
  let size: Int
  /// Bytes before the first element.
  let start: Int
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// How many elements there are.
  let count: Int

  /// - Parameter bytes: The whole file.
  /// - Throws: `NumPyFailure` for a damaged header or too few or many bytes.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    let (header, start) = try Self.header(bytes)
    isRecord = header.isRecord
    fields = header.fields
    // A type that is not read is the better reason, if the bytes are too few as well.
    if !isRecord { _ = try fields[0].element() }
    size = fields.last.map { $0.offset + $0.size } ?? 0
    guard let total = elementCount(of: header.shape + [size]),
      let count = elementCount(of: header.shape)
    else { throw NumPyFailure(.hugeShape(header.shape)) }
    guard bytes.count - start == total else {
      throw NumPyFailure(.byteCount(bytes.count - start, expected: total))
    }
    // Elements without bytes could be any number of them.
    guard size > 0 || count <= bytes.count else { throw NumPyFailure(.hugeShape(header.shape)) }
    self.count = count
    shape = header.shape
    isFortranOrder = header.isFortranOrder
    self.start = start
  }

  /// The header, and where the elements begin.
  private static func header(_ bytes: UnsafeRawBufferPointer) throws -> (NumPyHeader, Int) {
    guard bytes.count >= 10, bytes.starts(with: magic) else { throw NumPyFailure(.notNumPy) }
    let version = Int(bytes[6])
    guard (1...3).contains(version) else { throw NumPyFailure(.version(version)) }
    let start = version == 1 ? 10 : 12
    guard bytes.count >= start else { throw NumPyFailure(.badHeader("it ends early")) }
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - start >= length else { throw NumPyFailure(.badHeader("it ends early")) }
    // Versions 1 and 2 are in Latin-1, whose bytes are code points.
    let text =
      version < 3
      ? String(decoding: bytes[start..<start + length].map { UInt16($0) }, as: UTF16.self)
      : String(decoding: bytes[start..<start + length], as: UTF8.self)
    return (try NumPyHeader(parsing: text), start + length)
  }
}
