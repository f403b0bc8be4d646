import Foundation
import Histograms
import ROOTFiles

/// Histograms into a file of another format.
struct HistogramConversion {
  private let path: String
  private let compression: CompressionChoice?

  /// - Throws: `UsageError` for a name that says no format of histograms.
  init(to path: String, _ compression: CompressionChoice?) throws {
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
  }

  private var isROOT: Bool { path.lowercased().hasSuffix(".root") }

  func convert(_ file: String, _ format: HistogramFormat, _ console: Console) throws {
    let histograms = try format.read(file, console, wantsAll: true)
    guard isROOT else { return try histograms.write(to: URL(filePath: path)) }
    try HistogramROOT.write(
      histograms, to: URL(filePath: path), compression: compression?.root ?? .zlib)
  }

  /// From ROOT to ROOT, profiles stay what they are; elsewhere they have no place.
  func convert(root files: [URL], _ console: Console) throws {
    guard files.count == 1 else {
      throw UsageError(description: "histograms of \(files.count) files are asked for; give one")
    }
    let keys = try ROOTFile(contentsOf: files[0]).histogramKeys()
    guard !keys.isEmpty else {
      throw InputError(file: files[0].relativePath, reason: "it has no histograms")
    }
    if isROOT {
      var writer = ROOTFileWriter(compression: compression?.root ?? .zlib)
      for key in keys { try writer.add(key.histogram(), at: key.pathWithoutCycle) }
      return try writer.write(to: URL(filePath: path))
    }
    var collection = HistogramCollection()
    for key in keys {
      let histogram = try key.histogram()
      if histogram.profile != nil {
        console.warn("'\(key.path)' is left out: a profile holds means, not counts")
      } else {
        try collection.add(Histogram(histogram), at: key.pathWithoutCycle)
      }
    }
    try collection.write(to: URL(filePath: path))
  }
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
