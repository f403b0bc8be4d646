import Autodiff
import Events
import Foundation

/// Writes a JSON file and the arrays that it names, so that both appear whole or not at all.
///
/// Arrays of more than 64 numbers go into NumPy files in a folder beside the JSON file, which is called
/// after it: `trained-1` for `trained.json`. The folder is new each time; once the JSON file that names
/// it has replaced the one before, older folders are removed.
final class ArrayStore {
  static let longestInline = 64

  private let file: URL
  private let folderName: String
  private var count = 0

  /// - Parameter file: The JSON file that the arrays belong to.
  init(for file: URL) throws {
    self.file = file
    let stem = file.deletingPathExtension().lastPathComponent
    let folder = file.deletingLastPathComponent()
    let taken = Self.folders(of: file)
    folderName = (1...).lazy.map { "\(stem)-\($0)" }.first { !taken.contains($0) }!
    try rethrowing(folder) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  /// Keeps an array; a long one is written at once.
  ///
  /// - Parameters:
  ///   - tensor: The array.
  ///   - name: What its file is called after.
  func store(_ tensor: Tensor, named name: String) throws -> StoredArray {
    // JSON has no infinity, which an optimiser's averages may reach.
    let isInline =
      tensor.elements.count <= Self.longestInline && tensor.elements.allSatisfy(\.isFinite)
    if isInline { return StoredArray(shape: tensor.shape.extents, values: tensor.elements) }
    let folder = file.deletingLastPathComponent().appending(path: folderName)
    count += 1
    let name = String(format: "%03d-", count) + Self.fileName(name) + ".npy"
    try rethrowing(folder) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try NumPyFile.write(
        NumPyArray(shape: tensor.shape.extents, values: tensor.elements),
        to: folder.appending(path: name))
    }
    return StoredArray(shape: tensor.shape.extents, file: "\(folderName)/\(name)")
  }

  /// Writes the JSON file, then removes the arrays of its predecessors.
  func commit(_ value: some Encodable) throws {
    try writeJSON(value, to: file)
    for name in Self.folders(of: file) where name != folderName {
      try? FileManager.default.removeItem(
        at: file.deletingLastPathComponent().appending(path: name))
    }
  }

  /// Removes a JSON file and its arrays.
  static func remove(_ file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    try rethrowing(file) { try FileManager.default.removeItem(at: file) }
    for name in folders(of: file) {
      try? FileManager.default.removeItem(
        at: file.deletingLastPathComponent().appending(path: name))
    }
  }

  /// Folders with arrays of a JSON file: those that are named after it with a number.
  private static func folders(of file: URL) -> Set<String> {
    let stem = file.deletingPathExtension().lastPathComponent + "-"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: file.deletingLastPathComponent().path)
    return Set((names ?? []).filter { $0.hasPrefix(stem) && Int($0.dropFirst(stem.count)) != nil })
  }

  private static func fileName(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}

/// Turns what a file system says into a `ReportError`.
private func rethrowing(_ place: URL, _ body: () throws -> Void) throws {
  do { try body() } catch let error as EventsError { throw error } catch {
    throw ReportError.unwritable(place.path, "\(error.localizedDescription)")
  }
}
