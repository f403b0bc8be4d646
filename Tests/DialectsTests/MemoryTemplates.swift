import Dialects
import Foundation
import TestSupport

/// Templates in memory, by the path of their file and the path in it.
struct MemoryTemplates: TemplateSource {
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

  struct Absent: Error, CustomStringConvertible { let description: String }

  func template(at path: String, in file: URL) throws -> BinnedTemplate? {
    guard let histograms = files[file.path] else {
      throw Absent(description: "there is no file \(file.lastPathComponent)")
    }
    return histograms[path]
  }

  func paths(in file: URL) throws -> [String] { Array((files[file.path] ?? [:]).keys) }
}
