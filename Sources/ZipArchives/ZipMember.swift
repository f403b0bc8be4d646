/// A file in an archive, as the directory describes it.
public struct ZipMember: Sendable, Equatable {
  /// How its bytes are kept.
  public enum Method: Int, Sendable {
    /// As they are.
    case stored = 0
    /// By the deflate algorithm (RFC 1951).
    case deflated = 8
  }

  /// The name, with folders.
  public let name: String
  /// How its bytes are kept.
  public let method: Method
  /// Bytes in the archive.
  public let storedSize: Int
  /// Bytes after decompression.
  public let size: Int
  let checksum: UInt32
  /// Where the bytes are in the archive.
  let place: Range<Int>

  /// Deflate makes no more than 258 bytes of two bits.
  private static let largestRatio = 1032

  /// - Throws: `ZipError` for sizes that cannot be.
  func requirePossibleSize() throws(ZipError) {
    let (limit, overflows) = storedSize.multipliedReportingOverflow(by: Self.largestRatio)
    let isPossible = method == .stored ? size == storedSize : overflows || size <= limit
    guard isPossible else {
      throw ZipError("\(storedSize) bytes of '\(name)' cannot stand for \(size)")
    }
  }
}
