import Foundation
import Histograms
import ROOTFiles

/// Histograms into a file of another format. What that has no place for is left out with a warning.
struct HistogramConversion {
  private let path: String
  private let compression: CompressionChoice?
  /// Whether a histogram that has no place is refused.
  private let isStrict: Bool

  /// - Throws: `UsageError` for a name that says no format of histograms.
  init(to path: String, _ compression: CompressionChoice?, isStrict: Bool) throws {
    let ending = URL(filePath: path).pathExtension.lowercased()
    guard HistogramOutput.endings.contains(ending) else {
      throw UsageError(
        description:
          "\(path): histograms are written to files that end in .root, .json, .csv or .yoda")
    }
    if compression != nil, ending != "root" {
      throw UsageError(description: "--compression is for .root and .npz, and \(path) is neither")
    }
    self.path = path
    self.compression = compression
    self.isStrict = isStrict
  }

  private var isROOT: Bool { path.lowercased().hasSuffix(".root") }

  func convert(_ file: String, _ format: HistogramFormat, _ console: Console) throws {
    var leftOut = LeftOut()
    let all = try format.read(file, console, wantsAll: true)
    try write(all, &leftOut, console)
  }

  /// From ROOT to ROOT, profiles stay what they are; elsewhere they have no place.
  func convert(root files: [URL], _ console: Console) throws {
    guard files.count == 1 else {
      throw UsageError(description: "histograms of \(files.count) files are asked for; give one")
    }
    let file = try ROOTFile(contentsOf: files[0])
    let keys = try file.histogramKeys()
    var leftOut = LeftOut()
    try leftOut.add(keysOf: file, but: keys)
    guard !keys.isEmpty else {
      let others = leftOut.otherObjects.map { ", only \($0)" } ?? ""
      throw InputError(file: files[0].relativePath, reason: "it has no histograms\(others)")
    }
    if isROOT {
      try copy(keys, &leftOut, console)
    } else {
      try write(collection(of: keys, &leftOut), &leftOut, console)
    }
  }

  private func copy(_ keys: [ROOTKey], _ leftOut: inout LeftOut, _ console: Console) throws {
    var writer = ROOTFileWriter(compression: compression?.root ?? .zlib)
    for key in keys {
      try leaveOut(key, &leftOut) { try writer.add(key.histogram(), at: key.pathWithoutCycle) }
    }
    try requireSome(writer.paths.count, leftOut)
    try writer.write(to: URL(filePath: path))
    leftOut.report(on: console)
  }

  private func collection(
    of keys: [ROOTKey], _ leftOut: inout LeftOut
  ) throws -> HistogramCollection {
    var collection = HistogramCollection()
    for key in keys {
      try leaveOut(key, &leftOut) {
        let histogram = try key.histogram()
        guard histogram.profile == nil else {
          throw UnplacedHistogram(reason: "a profile holds means, not counts")
        }
        try collection.add(Histogram(histogram), at: key.pathWithoutCycle)
      }
    }
    return collection
  }

  /// Runs the body, and notes what it says of a histogram that has no place; a damaged file ends it.
  private func leaveOut(
    _ key: ROOTKey, _ leftOut: inout LeftOut, _ body: () throws -> Void
  ) throws {
    do {
      try body()
      leftOut.add(attachments: try key.attachedClasses())
    } catch let error as UnplacedHistogram {
      leftOut.add(key.path, reason: error.reason)
    } catch let error as HistogramsError {
      leftOut.add(key.path, reason: "\(error)")
    } catch let error as ROOTFileError {
      switch error {
      case .unsupported(_, _, let reason), .unwritable(_, let reason):
        leftOut.add(key.path, reason: reason)
      default: throw error
      }
    }
  }

  /// Writes those that the format has a place for.
  private func write(
    _ all: HistogramCollection, _ leftOut: inout LeftOut, _ console: Console
  ) throws {
    let limit = HistogramOutput.mostAxes(in: path)
    var histograms = HistogramCollection()
    for (name, histogram) in all {
      let count = histogram.axes.count
      if count <= limit {
        try histograms.add(histogram, at: name)
      } else {
        leftOut.add(name, reason: "it has \(count) axes, and \(path) a place for \(limit)")
      }
    }
    try requireSome(histograms.count, leftOut)
    if isROOT {
      try HistogramROOT.write(
        histograms, to: URL(filePath: path), compression: compression?.root ?? .zlib)
    } else {
      try histograms.write(to: URL(filePath: path))
    }
    leftOut.report(on: console)
    HistogramOutput.remarks(on: histograms, in: path).forEach(console.note)
  }

  /// - Throws: `UsageError` where nothing is left to be written, or what is left out is refused.
  private func requireSome(_ count: Int, _ leftOut: LeftOut) throws {
    guard let first = leftOut.histograms.first, count == 0 || isStrict else { return }
    throw UsageError(
      description: "the histogram '\(first.path)' has no place in \(path): \(first.reason)")
  }
}

/// A histogram for which another format has no place.
private struct UnplacedHistogram: Error {
  let reason: String
}

extension ROOTKey {
  /// Whether its class is that of a histogram or profile of one to three dimensions.
  var isHistogram: Bool {
    ["TH1", "TH2", "TH3", "TProfile"].contains(where: className.hasPrefix)
  }
}

extension ROOTFile {
  /// The keys of all histograms, in directories, too; of several cycles of one, the highest.
  func histogramKeys() throws -> [ROOTKey] {
    let keys = try allKeys().filter(\.isHistogram)
    let newest = Dictionary(keys.map { ($0.pathWithoutCycle, $0.cycle) }, uniquingKeysWith: max)
    return keys.filter { newest[$0.pathWithoutCycle] == $0.cycle }
  }
}
