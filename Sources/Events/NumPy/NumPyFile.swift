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
    var data = Data(NumPyLayout.magic + [1, 0])
    data.append(contentsOf: [UInt8(line.utf8.count & 0xFF), UInt8(line.utf8.count >> 8)])
    data.append(contentsOf: line.utf8)
    let bits = array.values.map(\.bitPattern.littleEndian)
    bits.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }

  private static func array(_ bytes: UnsafeRawBufferPointer) throws -> NumPyArray {
    let layout = try NumPyLayout(bytes)
    let elements = UnsafeRawBufferPointer(rebasing: bytes[layout.start...])
    try layout.type.requireExact(elements)
    let count = elements.count / layout.type.size
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      if let start = elements.baseAddress, let target = buffer.baseAddress {
        layout.type.decode(
          start, .every(stride: layout.type.size), count: count, into: target)
      }
      initialised = count
    }
    return NumPyArray(
      shape: layout.shape,
      values: layout.isFortranOrder ? cOrder(fromFortran: values, shape: layout.shape) : values)
  }
}
