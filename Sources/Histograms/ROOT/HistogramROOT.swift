import Foundation
import ROOTFiles

/// Histograms of ROOT files.
public enum HistogramROOT {
  /// Writes all histograms to a file, which appears whole or not at all, in directories as their paths
  /// say.
  ///
  /// - Parameters:
  ///   - histograms: With at most three axes each; see `ROOTHistogram.init(_:entries:statistics:)` for what is kept.
  ///   - file: The file.
  ///   - compression: How contents are compressed.
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)``; `ROOTFileError` for a path that
  ///   is a directory of another, and for what the system refuses.
  public static func write(
    _ histograms: HistogramCollection, to file: URL, compression: ROOTCompressionSettings = .zlib
  ) throws {
    var writer = ROOTFileWriter(compression: compression)
    for (path, histogram) in histograms { try writer.add(ROOTHistogram(histogram), at: path) }
    try writer.write(to: file)
  }

  /// Reads all histograms of a file, in directories too, each under its path; of several cycles, the
  /// newest.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - others: What to do with profiles; objects that are no histograms, such as trees, are always
  ///     passed over.
  /// - Throws: `ROOTFileError` for what cannot be read, ``HistogramsError/root(object:reason:)`` for
  ///   profiles, and as ``Histogram/init(_:)``.
  public static func read(
    _ file: URL, others: OtherObjects = .refused
  ) throws -> HistogramCollection {
    try read(ROOTFile(contentsOf: file), others: others)
  }

  /// Reads all histograms of an open file; see `read(_:others:)`.
  public static func read(
    _ file: ROOTFile, others: OtherObjects = .refused
  ) throws -> HistogramCollection {
    var collection = HistogramCollection()
    var newest: [String: ROOTKey] = [:]
    var order: [String] = []
    for key in try file.allKeys() where isHistogram(key.className) {
      if others == .skipped && key.className.hasPrefix("TProfile") { continue }
      let path = String(key.path.prefix { $0 != ";" })
      if newest[path] == nil { order.append(path) }
      if key.cycle > newest[path]?.cycle ?? .min { newest[path] = key }
    }
    for path in order { try collection.add(Histogram(newest[path]!.histogram()), at: path) }
    return collection
  }

  private static func isHistogram(_ className: String) -> Bool {
    ["TH1", "TH2", "TH3", "TProfile"].contains { className.hasPrefix($0) }
  }
}
