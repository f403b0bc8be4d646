import Foundation

/// Reads and writes single arrays in NumPy's `.npy` format.
///
/// Format versions 1 to 3 are read (https://numpy.org/doc/stable/reference/generated/
/// numpy.lib.format.html), with elements f4, f8, i1 to i8, u1 to u8 and bool, little-endian or
/// big-endian, in C or Fortran order, of any number of dimensions. Compressed archives (`.npz`),
/// records, complex numbers and text are not.
public enum NumPyFile {
  /// Reads an array.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``, or
  ///   ``EventsError/numPy(file:_:)``: also for an integer beyond 2⁵³ that a `Double` cannot hold.
  public static func read(_ file: URL) throws -> NumPyArray {
    try parse(contents(of: file), file: file.path)
  }

  /// Reads an array from bytes that are already in memory.
  ///
  /// - Parameters:
  ///   - data: The bytes of a file.
  ///   - file: What errors call it.
  /// - Throws: ``EventsError/numPy(file:_:)``.
  public static func parse(_ data: Data, file: String) throws -> NumPyArray {
    do {
      return try data.withUnsafeBytes(array)
    } catch let failure as NumPyFailure {
      throw EventsError.numPy(file: file, failure.problem)
    }
  }

  /// Writes an array as little-endian float64 in C order, format version 1. The file appears
  /// whole or not at all.
  ///
  /// - Throws: ``EventsError/unwritableFile(_:reason:)``.
  public static func write(_ array: NumPyArray, to file: URL) throws {
    do {
      try data(of: array).write(to: file, options: .atomic)
    } catch {
      throw EventsError.unwritableFile(file.path, reason: error.localizedDescription)
    }
  }

  /// The bytes that ``write(_:to:)`` writes.
  public static func data(of array: NumPyArray) -> Data {
    let shape = array.shape.map { "\($0)," }.joined(separator: " ")
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(shape)), }"
    // NumPy aligns the elements to 64 bytes: magic, version and length take ten, the line end one.
    let padding = (64 - (header.utf8.count + 11) % 64) % 64
    let line = header + String(repeating: " ", count: padding) + "\n"
    var data = Data(magic + [1, 0])
    data.append(contentsOf: [UInt8(line.utf8.count & 0xFF), UInt8(line.utf8.count >> 8)])
    data.append(contentsOf: line.utf8)
    let bits = array.values.map(\.bitPattern.littleEndian)
    bits.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }

  private static func array(_ bytes: UnsafeRawBufferPointer) throws -> NumPyArray {
    let (header, start) = try header(bytes)
    let type = try NumPyElementType(header.type)
    guard let size = elementCount(of: header.shape + [type.size]) else {
      throw NumPyFailure(.hugeShape(header.shape))
    }
    guard bytes.count - start == size else {
      throw NumPyFailure(.byteCount(bytes.count - start, expected: size))
    }
    let values = try type.values(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    return NumPyArray(
      shape: header.shape,
      values: header.isFortranOrder ? cOrder(fromFortran: values, shape: header.shape) : values)
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

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}
