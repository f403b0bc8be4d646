import Foundation
import Histograms
import ROOTFiles

/// A histogram that a file holds.
struct StoredHistogram {
  let path: String
  let histogram: Histogram
  /// How often it was filled; nil where the file does not say.
  var entries: Double?
  let moments: [(mean: Double, deviation: Double)?]
  /// As the ROOT file has it; nil for other files.
  var root: ROOTHistogram?

  /// Whether bins hold means of another quantity, and no counts.
  var isProfile: Bool { root?.profile != nil }

  init(_ histogram: Histogram, path: String) throws {
    self.histogram = histogram
    self.path = path
    moments = try histogram.axes.indices.map { index in
      guard histogram.axes[index].categories == nil,
        let mean = try histogram.mean(.index(index)),
        let deviation = try histogram.standardDeviation(.index(index))
      else { return nil }
      return (mean, deviation)
    }
  }

  /// Of a profile the means are drawn, with their uncertainties.
  init(_ stored: ROOTHistogram, path: String) throws {
    self.path = path
    var counts = stored
    if stored.profile != nil {
      counts = try ROOTHistogram(
        name: stored.name, title: stored.title, axes: stored.axes, contents: stored.values,
        sumOfSquaredWeights: stored.variances)
    }
    let histogram = try Histogram(counts)
    self.histogram = histogram
    moments = histogram.axes.indices.map { index in
      histogram.axes[index].categories == nil ? FilledSums.moments(stored.statistics, index) : nil
    }
    entries = stored.entries
    root = stored
  }
}

extension StoredHistogram {
  /// The histogram that a name means in a file that holds histograms.
  ///
  /// - Parameter name: Its path; nil for the only one.
  static func named(
    _ name: String?, in file: String, _ format: HistogramFormat, _ console: Console
  ) throws -> StoredHistogram {
    let all = try format.read(file, console)
    guard let name else {
      guard all.count == 1 else {
        throw UsageError.whichHistogram(in: file, all.paths)
      }
      return try StoredHistogram(all[0].histogram, path: all[0].path)
    }
    guard all.paths.contains(name) else {
      throw UsageError.unknown(name, noun: "histogram", in: file, available: all.paths)
    }
    return try StoredHistogram(all[name], path: name)
  }

  /// The histogram that a name means in a ROOT file; nil where it may be a formula for a tree.
  ///
  /// - Parameter name: Its path; nil for the only one of a file without trees.
  static func ifMeant(_ name: String?, in path: String) throws -> StoredHistogram? {
    let file = try ROOTFile(contentsOf: URL(filePath: path))
    if let name, let key = try? file[name], key.isHistogram {
      return try StoredHistogram(key.histogram(), path: key.pathWithoutCycle)
    }
    if let name, let key = try? file[name] { try requireColumn(name, of: file, instead: key) }
    let keys = try file.histogramKeys()
    guard !keys.isEmpty, try file.tables().isEmpty else { return nil }
    guard name == nil, keys.count == 1 else {
      let paths = keys.map(\.pathWithoutCycle)
      guard let name else { throw UsageError.whichHistogram(in: path, paths) }
      throw UsageError.unknown(name, noun: "histogram", in: path, available: paths)
    }
    return try StoredHistogram(keys[0].histogram(), path: keys[0].pathWithoutCycle)
  }
}

/// Where a name is that of an object that cannot be drawn, it has to be a column's as well.
///
/// - Throws: `UsageError`, which says what to do instead.
private func requireColumn(_ name: String, of file: ROOTFile, instead key: ROOTKey) throws {
  let tables = try file.tables()
  for table in tables where try table.table().columns.contains(where: { $0.name == name }) {
    return
  }
  let path = file.path
  let advice =
    if key.isTable {
      "give a formula of its columns, as in 'apus hist \(path):\(name) \(try key.firstColumn)'"
    } else if key.isDirectory {
      "give the path of a histogram in it; 'apus inspect \(path) \(name)' shows what there is"
    } else {
      "drawn are histograms, graphs and formulas of trees; 'apus inspect \(path)' shows what there is"
    }
  throw UsageError(description: "\(path): '\(name)' is a \(key.className); \(advice)")
}

extension ROOTKey {
  /// The name of a column of a tree, for an example.
  fileprivate var firstColumn: String {
    get throws { try table().columns.first?.name ?? "x" }
  }
}

extension UsageError {
  fileprivate static func whichHistogram(in file: String, _ paths: [String]) -> UsageError {
    UsageError(description: "\(file): which histogram? There are \(shortened(paths, to: 200))")
  }
}
