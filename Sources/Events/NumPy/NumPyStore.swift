import Autodiff
import Foundation
import ZipArchives

/// Bytes of an array, wherever they are.
struct NumPyStore {
  let bytes: UnsafeRawBufferPointer
  private let owner: Owner

  private enum Owner {
    case mapped(MappedFile)
    case inflated(InflatedBytes)
    /// Somebody else keeps them.
    case none
  }

  /// Bytes that live as long as the store is used.
  init(borrowing bytes: UnsafeRawBufferPointer) { (self.bytes, owner) = (bytes, .none) }

  /// A part of a mapped file.
  init(_ file: MappedFile, _ range: Range<Int>) {
    bytes = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    owner = .mapped(file)
  }

  init(_ inflated: InflatedBytes) { (bytes, owner) = (inflated.bytes, .inflated(inflated)) }

  /// Elements at equal distances as a column: in the file if it is mapped, else in memory.
  ///
  /// - Throws: `NumPyFailure` for an integer that a `Double` cannot hold.
  func column(_ type: NumPyElementType, offset: Int, stride: Int, count: Int) throws -> Column {
    guard count > 0, let base = bytes.baseAddress else { return Column([]) }
    try type.requireExact(base + offset, stride: stride, count: count)
    if case .mapped(let file) = owner {
      let start = base - file.bytes.baseAddress! + offset
      return Column(
        storage: .mapped(
          MappedElements(file, type: type, offset: start, stride: stride, count: count)),
        rows: .range(0..<count))
    }
    return Column(
      ColumnBuffer(count: count) { buffer in
        type.decode(base + offset, .every(stride: stride), count: count, into: buffer)
      })
  }

  /// Runs the body while the bytes are there.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(owner) { try body(bytes) }
  }
}
