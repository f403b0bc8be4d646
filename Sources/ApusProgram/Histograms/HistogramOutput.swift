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

  /// How many axes a histogram in a file may have.
  static func mostAxes(in path: String) -> Int {
    switch URL(filePath: path).pathExtension.lowercased() {
    case "root": 3
    case "yoda": 2
    default: .max
    }
  }

  /// What a file does not keep of histograms as it is, in words.
  static func remarks(on histograms: HistogramCollection, in path: String) -> [String] {
    let ending = URL(filePath: path).pathExtension.lowercased()
    let all = histograms.map(\.histogram)
    var lost: [String] = []
    if ending == "csv" {
      if all.contains(where: { !$0.title.isEmpty }) { lost.append("titles") }
      if all.flatMap(\.axes).contains(where: { !$0.label.isEmpty }) {
        lost.append("names and units of axes")
      }
    }
    if ending != "json", all.contains(where: { !$0.label.isEmpty }) {
      lost.append("labels of legends")
    }
    let loss = "\(path) has no place for \(lost.joined(separator: ", ")); .json keeps them"
    return (lost.isEmpty ? [] : [loss]) + (ending == "yoda" ? categoryRemarks(histograms) : [])
  }

  /// YODA's axes with names are not written.
  private static func categoryRemarks(_ histograms: HistogramCollection) -> [String] {
    let axes = histograms.flatMap { path, histogram in
      histogram.axes.filter { $0.categories != nil }.map {
        $0.name.isEmpty ? "'\(path)'" : "'\($0.name)' of '\(path)'"
      }
    }
    guard !axes.isEmpty else { return [] }
    return [
      "categories are bins between 0, 1, 2 and so on in YODA, their names annotations:"
        + " \(shortened(axes, to: 100))"
    ]
  }

  /// - Parameter root: The same histogram with what only ROOT keeps of it.
  static func write(
    _ histogram: Histogram, name: String, to path: String, _ console: Console,
    root: () throws -> ROOTHistogram
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
    remarks(on: collection, in: path).forEach(console.note)
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
