import Foundation
import Histograms

/// The formats of files that hold histograms alone.
enum HistogramFormat: String {
  case json = "UHI"
  case csv = "CSV"
  case yoda = "YODA"

  /// What a file of this format holds.
  ///
  /// - Parameters:
  ///   - console: Is told of what is taken for granted.
  ///   - wantsAll: Whether it is a warning, and no note, that parts of the file are passed over.
  func read(
    _ path: String, _ console: Console, wantsAll: Bool = false
  ) throws -> HistogramCollection {
    let file = URL(filePath: path)
    return switch self {
    case .json: try Self.readJSON(file, console)
    case .csv: try HistogramCSV.read(file)
    case .yoda: try Self.readYODA(file, console, wantsAll)
    }
  }

  private static func readJSON(_ file: URL, _ console: Console) throws -> HistogramCollection {
    do {
      return try HistogramJSON.read(file)
    } catch {
      // Whatever else is wrong is so still.
      let histograms = try HistogramJSON.read(file, plainStorage: .unweightedEvents)
      console.note(
        "\(file.relativePath): storages of type 'double' have no variances; their values are taken for"
          + " numbers of events without weights")
      return histograms
    }
  }

  private static func readYODA(
    _ file: URL, _ console: Console, _ wantsAll: Bool
  ) throws -> HistogramCollection {
    do {
      return try HistogramYODA.read(file)
    } catch {
      let histograms = try HistogramYODA.read(file, others: .skipped)
      let text = "\(file.relativePath): blocks that are no histograms of counts are left out"
      wantsAll ? console.warn(text) : console.note(text)
      return histograms
    }
  }
}
