import Dialects
import Foundation
import TestSupport

/// Templates in memory, by the path of their file and the path in it.
struct MemoryTemplates: TemplateSource, Decodable {
  private struct Histogram: Decodable {
    let values: [Double]
    let variances: [Double]?
    let edges: [Double]
  }

  private let files: [String: [String: BinnedTemplate]]

  /// Templates of one file with bins of width 1; a histogram without variances has had no weights.
  init(
    _ file: URL, _ values: [String: [Double]], variances: [String: [Double]] = [:]
  ) {
    files = [
      file.path: Dictionary(
        uniqueKeysWithValues: values.map { path, values in
          let edges = (0...values.count).map(Double.init)
          return (
            path, BinnedTemplate(values: values, variances: variances[path], edges: edges)
          )
        })
    ]
  }

  init(from decoder: any Decoder) throws {
    files = try [String: [String: Histogram]](from: decoder).mapValues { histograms in
      histograms.mapValues {
        BinnedTemplate(values: $0.values, variances: $0.variances, edges: $0.edges)
      }
    }
  }

  /// The histograms of ROOT files, as uproot reads them.
  init(readingROOTFiles paths: [String]) throws {
    self = try withTemporaryFolder { folder in
      let output = folder.appending(path: "histograms.json")
      let status = try ConformanceScript("root_histograms.py").run([output.path] + paths)
      guard status == 0 else { throw Absent(description: "root_histograms.py failed: \(status)") }
      return try JSONDecoder().decode(Self.self, from: Data(contentsOf: output))
    }
  }

  struct Absent: Error, CustomStringConvertible { let description: String }

  func template(at path: String, in file: URL) throws -> BinnedTemplate? {
    guard let histograms = files[file.path] else {
      throw Absent(description: "there is no file \(file.lastPathComponent)")
    }
    return histograms[path]
  }

  func paths(in file: URL) throws -> [String] { Array((files[file.path] ?? [:]).keys) }
}
