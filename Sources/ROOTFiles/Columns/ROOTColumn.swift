/// A column of a tree: a leaf of a TTree, or a field of an RNTuple.
public struct ROOTColumn: Sendable, Equatable {
  /// The name by which it is read, such as “Muon_pt” or “event.vertex.x”.
  public let name: String
  /// The title, or description; may be empty.
  public let title: String
  /// What one entry holds.
  public let type: ROOTColumnType
  /// The type as the file names it, such as “vector<float>” or “Double32_t”.
  public let typeName: String
  /// How many bytes its data take in the file. What a tree keeps of them in its own record, which is
  /// compressed as a whole, counts as it is after decompression.
  public let storedByteCount: Int
  /// How many bytes they take after decompression.
  public let uncompressedByteCount: Int
  /// How its data are compressed; nil where they are not, or there are none.
  public let compression: ROOTCompression?
  /// Of lists in a TTree, the column with their lengths; nil where there is none.
  public internal(set) var counter: String?
}
