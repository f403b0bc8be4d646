import Foundation

/// Reads and writes single arrays in NumPy's `.npy` format.
///
/// Format versions 1 to 3 are read (https://numpy.org/doc/stable/reference/generated/
/// numpy.lib.format.html), little-endian or big-endian, in C or Fortran order, of any number of
/// dimensions. Elements are numbers (f2, f4, f8, i1 to i8, u1 to u8, bool), texts of a fixed length
/// (`U`, `S`), or records of these. Complex numbers, dates and Python's objects are not read.
///
/// Arrays of numbers come as ``NumPyArray``, records as tables
/// (``EventTable/init(records:columns:)``), archives of arrays through ``NumPyArchive``.
public enum NumPyFile {
  /// Reads an array of numbers.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``, or
  ///   ``EventsError/numPy(file:_:)``: also for an integer beyond 2⁵³ that a `Double` cannot hold.
  public static func read(_ file: URL) throws -> NumPyArray {
    try parse(contents(of: file), file: file.relativePath)
  }

  /// Reads an array of numbers from bytes that are already in memory.
  ///
  /// - Parameters:
  ///   - data: The bytes of a file.
  ///   - file: What errors call it.
  /// - Throws: ``EventsError/numPy(file:_:)``.
  public static func parse(_ data: Data, file: String) throws -> NumPyArray {
    try data.withUnsafeBytes { bytes in
      try NumPyContents(NumPyStore(borrowing: bytes), name: file).array()
    }
  }

  /// Reads an array of texts, of one dimension.
  ///
  /// - Throws: As ``read(_:)``, or ``EventsError/arrayShape(_:columns:file:)``.
  public static func readTexts(_ file: URL) throws -> [String] {
    try contents(of: file).withUnsafeBytes { bytes in
      try NumPyContents(NumPyStore(borrowing: bytes), name: file.relativePath).texts()
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
      throw EventsError.unwritableFile(file.relativePath, reason: error.localizedDescription)
    }
  }

  /// The bytes that ``write(_:to:)`` writes.
  public static func data(of array: NumPyArray) -> Data {
    Data(bytes(of: array))
  }

  static func bytes(of array: NumPyArray) -> [UInt8] {
    var bytes = NumPyPreamble(type: "'<f8'", shape: array.shape).bytes
    bytes.reserveCapacity(bytes.count + 8 * array.values.count)
    let bits = array.values.map(\.bitPattern.littleEndian)
    bits.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }
}
