import ArgumentParser
import Foundation
import Histograms
import ROOTFiles

/// Files that histograms are written to, in the format that their names end in.
enum HistogramOutput {
  static let endings = ["root", "json", "csv", "yoda"]

  /// - Throws: `ValidationError` for a name that says no format, or a folder that there is not.
  static func check(_ path: String, option: String) throws {
    guard endings.contains(URL(filePath: path).pathExtension.lowercased()) else {
      throw ValidationError(
        "\(option) \(path): give a name that ends in .root, .json, .csv or .yoda")
    }
    try requirePlace(path, option: option)
  }

  /// - Parameter root: The same histogram with what only ROOT keeps of it.
  static func write(
    _ histogram: Histogram, name: String, to path: String, root: () throws -> ROOTHistogram
  ) throws {
    let file = URL(filePath: path)
    if file.pathExtension.lowercased() == "root" {
      var writer = ROOTFileWriter()
      try writer.add(root(), at: name)
      return try writer.write(to: file)
    }
    var collection = HistogramCollection()
    try collection.add(histogram, at: name)
    try collection.write(to: file)
  }
}

/// - Throws: `ValidationError` for a path at which there can be no file.
func requirePlace(_ path: String, option: String) throws {
  if path.isEmpty { throw ValidationError("\(option) needs the name of a file") }
  var isFolder: ObjCBool = false
  let folder = URL(filePath: path).deletingLastPathComponent().path
  if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
    throw ValidationError("\(option) \(path) is a folder; give the name of a file")
  }
  if !FileManager.default.fileExists(atPath: folder) {
    throw ValidationError("\(option) \(path): there is no folder \(folder)")
  }
}
