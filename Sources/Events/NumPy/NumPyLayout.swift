/// What a file's header says of its bytes, checked against how many there are.
struct NumPyLayout {
  let shape: [Int]
  let isFortranOrder: Bool
  let type: NumPyElementType
  /// Bytes before the first element.
  let start: Int
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// - Parameter bytes: The whole file.
  /// - Throws: `NumPyFailure` for a damaged header, an unknown type or too few or many bytes.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    let (header, start) = try Self.header(bytes)
    type = try NumPyElementType(header.type)
    guard let size = elementCount(of: header.shape + [type.size]) else {
      throw NumPyFailure(.hugeShape(header.shape))
    }
    guard bytes.count - start == size else {
      throw NumPyFailure(.byteCount(bytes.count - start, expected: size))
    }
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
    let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
    return (try NumPyHeader(parsing: text), start + length)
  }
}
