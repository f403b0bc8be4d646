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

extension UsageError {
  fileprivate static func whichHistogram(in file: String, _ paths: [String]) -> UsageError {
    UsageError(description: "\(file): which histogram? There are \(shortened(paths, to: 200))")
  }
}
