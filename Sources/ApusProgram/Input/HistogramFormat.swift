import Foundation
import Histograms

/// The formats of files that hold histograms alone.
enum HistogramFormat: String {
  case json = "UHI"
  case csv = "CSV"
  case yoda = "YODA"

  /// What a file of this format holds.
  func read(_ path: String) throws -> HistogramCollection {
    let file = URL(filePath: path)
    return switch self {
    case .json: try HistogramJSON.read(file, plainStorage: .unweightedEvents)
    case .csv: try HistogramCSV.read(file)
    case .yoda: try HistogramYODA.read(file, others: .skipped)
    }
  }
}
