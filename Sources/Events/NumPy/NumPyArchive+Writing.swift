import Foundation
import ZipArchives

extension NumPyArchive {
  /// How arrays are kept in an archive.
  public enum Storage: Sendable {
    /// As they are, so that they can be mapped: as `numpy.savez`.
    case plain
    /// Compressed: as `numpy.savez_compressed`.
    case deflated
  }

  /// Writes arrays as little-endian float64. The file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - arrays: The arrays by name, in order; no name may occur twice.
  ///   - url: Where to.
  ///   - storage: How they are kept.
  /// - Throws: ``EventsError/duplicateColumn(_:)`` or ``EventsError/unwritableFile(_:reason:)``.
  public static func write(
    _ arrays: KeyValuePairs<String, NumPyArray>, to url: URL, storage: Storage = .plain
  ) throws {
    try write(
      arrays.map { name, array in (name, { NumPyFile.bytes(of: array) }) }, to: url, storage)
  }

  /// Writes a table, an array for each column: float64, and text (`U`) as long as the longest. The file
  /// appears whole or not at all.
  ///
  /// - Parameters:
  ///   - table: The events.
  ///   - url: Where to.
  ///   - storage: How the arrays are kept.
  /// - Throws: ``EventsError/unwritableFile(_:reason:)`` or
  ///   ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public static func write(_ table: EventTable, to url: URL, storage: Storage = .plain) throws {
    let numbers = try table.columnNames.map { name in
      let column = try table.storedColumn(name)
      return (
        name,
        { NumPyFile.bytes(of: NumPyArray(shape: [column.count], values: column.values)) }
      )
    }
    let texts = try table.textNames.map { name in
      let values = try table.text(name)
      return (name, { NumPyFile.bytes(of: values) })
    }
    try write(numbers + texts, to: url, storage)
  }

  /// The arrays are made one at a time.
  private static func write(
    _ arrays: [(name: String, bytes: () -> [UInt8])], to url: URL, _ storage: Storage
  ) throws {
    var names: Set<String> = []
    for (name, _) in arrays where !names.insert(name).inserted {
      throw EventsError.duplicateColumn(name)
    }
    try NewFile.write(url) { file in
      var writer = ZipWriter { try file.append($0) }
      for (name, bytes) in arrays {
        try writer.add("\(name).npy", bytes(), method: storage == .plain ? .stored : .deflated)
      }
      try writer.finish()
    }
  }
}

extension NumPyFile {
  fileprivate static func bytes(of texts: [String]) -> [UInt8] {
    let field = TextField(texts)
    var bytes = NumPyPreamble(type: "'<U\(field.length)'", shape: [texts.count]).bytes
    for event in texts.indices { field.append(event, to: &bytes) }
    return bytes
  }
}
