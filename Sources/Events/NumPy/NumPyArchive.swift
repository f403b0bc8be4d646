import Foundation
import ZipArchives

/// An archive of arrays under names (`.npz`), as `numpy.savez` and `savez_compressed` write it.
///
/// ```swift
/// let archive = try NumPyArchive(URL(filePath: "events.npz"))
/// let table = try archive.table(columns: ["pt", "met", "label"])
/// ```
///
/// The file is memory-mapped. Arrays that are stored as they are stay there, as with
/// ``EventTable/init(mapping:columns:)``, and the file must stay as it is meanwhile; compressed ones are
/// decompressed into memory when they are asked for.
public struct NumPyArchive: Sendable {
  /// The names of the arrays, without `.npy`, in the archive's order.
  public let names: [String]
  private let file: MappedFile
  private let members: [String: ZipMember]

  /// Opens an archive and reads its directory.
  ///
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``, or
  ///   ``EventsError/numPy(file:_:)``.
  public init(_ url: URL) throws {
    let file = try MappedFile(url)
    let archive = try readingArchive(file.name) { () throws(ZipError) in
      try ZipArchive(file.bytes)
    }
    self.file = file
    let arrays = archive.members.filter { $0.name.hasSuffix(".npy") }
    names = arrays.map { String($0.name.dropLast(4)) }
    members = Dictionary(uniqueKeysWithValues: zip(names, arrays))
  }

  /// What the header of an array says of it.
  ///
  /// - Throws: ``EventsError/numPy(file:_:)`` for a name that there is not, or damage.
  public func description(of name: String) throws -> NumPyDescription {
    try contents(name).description
  }

  /// How much room an array takes.
  public struct Room: Sendable, Equatable {
    /// Bytes in the archive.
    public let storedByteCount: Int
    /// Bytes after decompression, with the array's header.
    public let byteCount: Int
    /// Whether it is compressed.
    public let isCompressed: Bool
  }

  /// How much room an array takes, as the archive's directory says.
  ///
  /// - Throws: ``EventsError/numPy(file:_:)`` for a name that there is not.
  public func room(of name: String) throws -> Room {
    let member = try member(name)
    return Room(
      storedByteCount: member.storedSize, byteCount: member.size,
      isCompressed: member.method != .stored)
  }

  /// An array of numbers.
  ///
  /// - Throws: ``EventsError/numPy(file:_:)`` for a name that there is not, damage, or what is no array
  ///   of numbers.
  public func array(_ name: String) throws -> NumPyArray {
    try contents(name, isChecked: true).array()
  }

  /// An array of texts, of one dimension.
  ///
  /// - Throws: As ``array(_:)``, or ``EventsError/arrayShape(_:columns:file:)``.
  public func texts(_ name: String) throws -> [String] {
    try contents(name, isChecked: true).texts()
  }

  /// A table of arrays of one dimension and equal lengths, a column each.
  ///
  /// - Parameter columns: Which arrays, of numbers and of texts; all if nil.
  /// - Throws: As ``array(_:)``, ``EventsError/arrayShape(_:columns:file:)``,
  ///   ``EventsError/unequalLengths(column:count:expected:)`` or
  ///   ``EventsError/duplicateColumn(_:)``.
  public func table(columns: [String]? = nil) throws -> EventTable {
    var table = try EventTable(columns: [])
    for name in columns ?? names {
      let column = try contents(name).table(ofColumn: name)
      table =
        column.textNames.isEmpty
        ? try table.adding(name, column.storedColumn(name))
        : try table.adding(name, text: column.text(name))
    }
    return table
  }

  /// A table of a single array: of records, or of shape `[events, columns]`.
  ///
  /// - Parameters:
  ///   - name: The array.
  ///   - columns: Which fields of the records, all if nil; or a name for each column.
  /// - Throws: As ``EventTable/init(mapping:columns:)``.
  public func table(of name: String, columns: [String]? = nil) throws -> EventTable {
    try contents(name).table(columns: columns)
  }

  private func member(_ name: String) throws -> ZipMember {
    guard let member = members[name] else {
      throw EventsError.numPy(file: file.name, .noArray(name, available: names))
    }
    return member
  }

  private func contents(_ name: String, isChecked: Bool = false) throws -> NumPyContents {
    let member = try member(name)
    try file.requireWhole()
    let content = try readingArchive(file.name) { () throws(ZipError) in
      if isChecked { try ZipArchive.check(member, in: file.bytes) }
      return try ZipArchive.content(of: member, in: file.bytes)
    }
    let store =
      switch content {
      case .stored(let range): NumPyStore(file, range)
      case .inflated(let bytes): NumPyStore(bytes)
      }
    return try NumPyContents(store, name: "\(file.name): \(name)")
  }
}

private func readingArchive<Result>(
  _ file: String, _ body: () throws(ZipError) -> Result
) throws -> Result {
  do {
    return try body()
  } catch {
    throw EventsError.numPy(file: file, .archive(error.description))
  }
}
