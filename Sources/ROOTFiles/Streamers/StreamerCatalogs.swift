import Synchronization

/// Catalogues made before, by the bytes that they were made of: the files of a data set, written by
/// one program, bring the same layouts, and reading these takes longer than opening the file.
final class StreamerCatalogs: Sendable {
  /// More are not kept, nor larger ones.
  private static let (limit, sizeLimit) = (16, 1 << 20)

  static let shared = StreamerCatalogs()

  private struct Origin: Hashable {
    let bytes: [UInt8]
    /// What references in the bytes count from.
    let keyLength: Int
  }

  private let known = Mutex<[Origin: StreamerCatalog]>([:])

  /// The catalogue of a list of layouts; `make` is asked where it is not known.
  ///
  /// One that has problems is not kept, since these name the file.
  func catalog(
    of bytes: [UInt8], keyLength: Int, _ make: () throws -> StreamerCatalog
  ) rethrows -> StreamerCatalog {
    guard bytes.count <= Self.sizeLimit else { return try make() }
    let origin = Origin(bytes: bytes, keyLength: keyLength)
    if let catalog = known.withLock({ $0[origin] }) { return catalog }
    let catalog = try make()
    guard catalog.isSound else { return catalog }
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[origin] = catalog
    }
    return catalog
  }
}
