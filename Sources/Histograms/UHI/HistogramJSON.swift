import Diagnostics
import Foundation

/// Histograms as JSON after the Unified Histogram Interface, version 1 of its schema
/// (`histograms.schema.json` of the Python package uhi 1.2), which `uhi`, `hist` and
/// `boost-histogram` read and write.
///
/// A file is a dictionary of histograms by path, or a single histogram. Axes are written as what they
/// are: of type `regular`, `variable`, `category_str`, `category_int` or `boolean`; those of whole
/// numbers as `regular` with boost-histogram's own mark, by which it knows them. Storages are written
/// as `weighted`. Name, title and label stand in the metadata of the histogram; name, label and unit
/// in that of the axis; other metadata are not kept. The order of the histograms, which JSON does not
/// keep, stands in the field `writer_info`.
public enum HistogramJSON {
  /// What to do with storages of type `double`, which have no variances.
  public enum PlainStorage: String, Sendable, Equatable {
    /// Stop with an error.
    case refused
    /// Take the values for numbers of unweighted events, so that variances equal values, as is
    /// always done with storages of type `int`.
    case unweightedEvents
  }

  /// Writes all histograms to a file, which appears whole or not at all.
  ///
  /// - Throws: ``HistogramsError/unwritableFile(_:reason:)``.
  public static func write(_ histograms: HistogramCollection, to file: URL) throws {
    let data: Data
    do {
      data = try self.data(of: histograms)
    } catch {
      throw HistogramsError.unwritableFile(file.relativePath, reason: "\(error)")
    }
    try Histograms.write(data, to: file)
  }

  /// Reads all histograms of a file.
  ///
  /// Read are all types of axes, with or without flow bins (`growth` is not kept, circular axes are
  /// refused), and storages of type `weighted`, `int` and, if so asked, `double`, dense or sparse;
  /// those of type `mean` and `weighted_mean` are profiles, and refused. Histograms whose contents are
  /// not written out may have up to 2²⁵ bins together with their axes. A single histogram goes by its
  /// name, or by “histogram” if it has none. Histograms that Apus did not write come in the order of
  /// their names.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - plainStorage: What to do with storages of type `double`.
  /// - Throws: ``HistogramsError/missingFile(_:)``, ``HistogramsError/unreadableFile(_:reason:)``,
  ///   or ``HistogramsError/json(file:pointer:reason:)``.
  public static func read(
    _ file: URL, plainStorage: PlainStorage = .refused
  ) throws -> HistogramCollection {
    try parse(contents(of: file), file: file.relativePath, plainStorage: plainStorage)
  }

  /// The bytes that ``write(_:to:)`` writes.
  ///
  /// - Throws: `EncodingError` when a sum of weights has overflowed to infinity.
  public static func data(of histograms: HistogramCollection) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let entries = histograms.enumerated().map { position, entry in
      (entry.path, UHIHistogram(histogram: entry.histogram, position: position))
    }
    return try encoder.encode(Dictionary(uniqueKeysWithValues: entries))
  }

  /// Reads all histograms from bytes in memory; errors call them `file`. See
  /// ``read(_:plainStorage:)``.
  ///
  /// - Throws: ``HistogramsError/json(file:pointer:reason:)``.
  public static func parse(
    _ data: Data, file: String, plainStorage: PlainStorage = .refused
  ) throws -> HistogramCollection {
    let decoder = JSONDecoder()
    decoder.userInfo[.plainStorage] = plainStorage
    decoder.userInfo[.budget] = UHIBudget(byteCount: data.count)
    do {
      return try decoder.decode(UHIFile.self, from: data).histograms
    } catch let error as DecodingError {
      let reason = jsonSyntaxProblem(in: data).map { "not valid JSON: \($0)" } ?? error.reason
      throw HistogramsError.json(file: file, pointer: error.pointer.description, reason: reason)
    }
  }
}

extension CodingUserInfoKey {
  static let plainStorage = CodingUserInfoKey(rawValue: "plainStorage")!
}
