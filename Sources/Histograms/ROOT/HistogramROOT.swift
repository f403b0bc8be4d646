import Foundation
import ROOTFiles

/// Histograms of ROOT files.
public enum HistogramROOT {
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

  /// Writes all histograms to a file, which appears whole or not at all, each at its path.
  ///
  /// - Parameters:
  ///   - histograms: With up to three axes each; see `ROOTHistogram.init(_:entries:statistics:)`.
  ///   - file: Where to.
  ///   - compression: How they are compressed.
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)``, and `ROOTFileError` for paths
  ///   that ROOT does not have, or a file that cannot be written.
  public static func write(
    _ histograms: HistogramCollection, to file: URL, compression: ROOTCompressionSettings = .zlib
  ) throws {
    var writer = ROOTFileWriter(compression: compression)
    for (path, histogram) in histograms { try writer.add(ROOTHistogram(histogram), at: path) }
    try writer.write(to: file)
  }

  private static func isHistogram(_ className: String) -> Bool {
    ["TH1", "TH2", "TH3", "TProfile"].contains { className.hasPrefix($0) }
  }
}

/// What to do with objects of a file that are no histograms of counts.
public enum OtherObjects: Sendable, Hashable {
  /// Stop with an error that names the first of them.
  case refused
  /// Pass over them.
  case skipped
}
