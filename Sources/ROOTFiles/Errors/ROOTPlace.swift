/// Where in a ROOT file something is.
public struct ROOTPlace: Hashable, Sendable, CustomStringConvertible {
  /// The path of the file.
  public let file: String
  /// The key whose object is being read, such as “signal/mass;1”; nil outside of objects.
  public let key: String?
  /// The byte, counted from 0 at the start of the file, or of the object after decompression.
  public let offset: Int
  /// Whether ``offset`` counts in the object after decompression.
  public let isInObject: Bool

  /// “file.root, key 'mass;1', byte 12 of the uncompressed object”.
  public var description: String {
    let name = key.map { ", key '\($0)'" } ?? ""
    return "\(file)\(name), byte \(offset)" + (isInObject ? " of the uncompressed object" : "")
  }
}
