/// How many entries of a tree are put together in the file: of these, each column is compressed as
/// one piece, a basket. The numbers have to be positive.
public enum ROOTClusterSize: Sendable, Equatable {
  /// So many entries.
  case entries(Int)
  /// As many entries as come to so many bytes before compression at the beginning of the tree; later
  /// clusters have as many entries as the first.
  case bytes(Int)

  /// 32 MB.
  public static let standard = bytes(32_000_000)
}
