import Foundation

/// What the header of a NumPy array says of it.
public struct NumPyDescription: Sendable, Equatable {
  /// A field of records, or the only one, without a name, of other arrays.
  public struct Field: Sendable, Equatable {
    /// The name; empty in arrays that are not of records.
    public let name: String
    /// The element type as NumPy writes it, such as “<f8”.
    public let type: String
  }

  /// The fields of records, or the only one.
  public let fields: [Field]
  /// Whether the elements are records (a structured array).
  public let isRecord: Bool
  /// The length along each axis.
  public let shape: [Int]
  /// Whether the first index runs fastest.
  public let isFortranOrder: Bool

  init(
    fields: [(name: String, type: String)], isRecord: Bool, shape: [Int], isFortranOrder: Bool
  ) {
    self.fields = fields.map { Field(name: $0.name, type: $0.type) }
    self.isRecord = isRecord
    self.shape = shape
    self.isFortranOrder = isFortranOrder
  }

  /// Reads the header of a `.npy` file.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)`` or
  ///   ``EventsError/numPy(file:_:)``.
  public init(of file: URL) throws {
    let mapped = try MappedFile(file)
    self = try NumPyContents(NumPyStore(mapped, 0..<mapped.bytes.count), name: mapped.name)
      .description
  }
}
