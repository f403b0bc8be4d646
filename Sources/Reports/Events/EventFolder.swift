import Events
import Foundation
import Pipelines

/// The events of an analysis for other programs: split and varied as the analysis uses them.
///
/// | file | what |
/// |---|---|
/// | `events.json` | the columns, and for each sample its part, process, variation and file (`Contents`) |
/// | `training/signal.npy`, … | an array of float64, `[events, columns]`, for each sample |
public struct EventFolder: Sendable {
  /// What `events.json` says.
  public struct Contents: Codable, Hashable, Sendable {
    /// The columns of every array, in order.
    public var columns: [String]
    public var samples: [Sample]

    /// A table of events.
    public struct Sample: Codable, Hashable, Sendable {
      public var part: DataPart
      public var process: String
      public var role: ProcessRole
      /// The variation's name, and "down" or "up"; both nil for nominal events.
      public var variation: String?
      public var direction: String?
      /// The column of weights; nil where every event has weight 1.
      public var weight: String?
      /// What weights are scaled to sum to; their sum if nil.
      public var expectedEvents: Double?
      public var events: Int
      /// The array's file, relative to the folder.
      public var file: String
    }
  }

  public let url: URL

  public init(_ path: String) { url = URL(filePath: path, directoryHint: .isDirectory) }

  /// Writes every sample of every part; columns of text are left out.
  ///
  /// - Throws: `ReportError.unwritable`; `EventsError` where samples have different columns.
  @discardableResult public func write(_ data: AnalysisData) throws -> Contents {
    let columns = data[.training].first?.events.columnNames ?? []
    var contents = Contents(columns: columns, samples: [])
    for part in DataPart.allCases {
      for (sample, table) in data[part].flatMap({ $0.samples(of: part) }) {
        let array = try table.numPyArray(columns: columns)
        try Reports.write(NumPyFile.data(of: array), to: url.appending(path: sample.file))
        contents.samples.append(sample)
      }
    }
    try writeJSON(contents, to: url.appending(path: "events.json"))
    return contents
  }
}

extension PhysicsProcess {
  fileprivate func samples(of part: DataPart) -> [(EventFolder.Contents.Sample, EventTable)] {
    [sample(of: part, events)]
      + variations.flatMap { variation in
        [
          sample(of: part, variation.down, variation.name, "down"),
          sample(of: part, variation.up, variation.name, "up"),
        ]
      }
  }

  private func sample(
    of part: DataPart, _ table: EventTable, _ variation: String? = nil, _ direction: String? = nil
  ) -> (EventFolder.Contents.Sample, EventTable) {
    let words = [name, variation, direction].compactMap { $0.map(fileName) }
    let sample = EventFolder.Contents.Sample(
      part: part, process: name, role: role, variation: variation, direction: direction,
      weight: weight, expectedEvents: expectedEvents, events: table.count,
      file: "\(part.rawValue)/\(words.joined(separator: ", ")).npy")
    return (sample, table)
  }
}

/// A name without what folders and the names of samples are put together with.
private func fileName(_ name: String) -> String {
  let allowed = CharacterSet(charactersIn: "/%,\0").inverted
  return name.addingPercentEncoding(withAllowedCharacters: allowed) ?? name
}
