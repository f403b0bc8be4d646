import EventFiles
import Foundation
import HistFactory
import Histograms
import ROOTFiles
import Terminal

/// A histogram to be shown.
struct HistogramReport {
  let histogram: Histogram
  /// How often it was filled, where that is known.
  var entries: Double?
  /// Mean and spread along each axis; nil for categories.
  let moments: [(mean: Double, deviation: Double)?]
  /// The events that it was filled from.
  var count: EventCount?
  /// Whether bins hold means, of which there is no integral.
  var isProfile = false
  /// Where it came from.
  let source: String
  /// What it is called in a file.
  let name: String

  init(_ filled: EventHistogram, name: String, source: String) {
    self.name = name
    histogram = filled.histogram
    entries = Double(filled.entries)
    moments = histogram.axes.indices.map(filled.sums.moments)
    count = filled.count
    self.source = source
  }

  init(_ stored: StoredHistogram, source: String) {
    histogram = stored.histogram
    entries = stored.entries
    isProfile = stored.isProfile
    moments = stored.moments
    name = stored.path
    self.source = source
  }

  var json: JSONObject {
    get throws {
      var collection = HistogramCollection()
      try collection.add(histogram, at: "histogram")
      let written = try JSONValue(json: HistogramJSON.data(of: collection))
      var object = JSONObject([
        ("source", .string(source)), ("histogram", written["histogram"] ?? .null),
        ("mean", .array(moments.map { $0.map { .finite($0.mean) } ?? .null })),
        (
          "standard_deviation", .array(moments.map { $0.map { .finite($0.deviation) } ?? .null })
        ),
        ("entries", entries.map { .finite($0) } ?? .null),
      ])
      if isProfile {
        object["profile"] = true
      } else {
        object["integral"] = .finite(histogram.total.value)
        object["outside"] = .finite(histogram.totalWithFlow.value - histogram.total.value)
      }
      if let count {
        object["events_read"] = .count(count.read)
        object["events_selected"] = .count(count.selected)
      }
      return object
    }
  }
}
