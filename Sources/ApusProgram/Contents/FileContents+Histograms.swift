import HistFactory
import Histograms
import Terminal

extension FileContents {
  init(
    histograms path: String, _ format: HistogramFormat, part: String?, _ console: Console
  ) throws {
    let histograms = try format.read(path, console)
    let chosen = try part.map { part in
      let below = histograms.under(part)
      guard below.count > 0 else {
        throw UsageError.unknown(
          part, noun: "histogram", in: path, available: histograms.paths)
      }
      return below
    }
    self.init(
      path, format: "histograms in \(format.rawValue)",
      (chosen ?? histograms).map { ContentsNode($0.histogram, path: $0.path) },
      summary: Digits.grouped(histograms.count, "histogram"))
  }
}

extension ContentsNode {
  fileprivate init(_ histogram: Histogram, path: String) {
    self.init(name: path, type: "\(histogram.axes.count)-D histogram")
    let total = histogram.total
    details =
      histogram.axes.map(\.text).joined(separator: " × ")
      + "; integral \(Digits.events(total.value)) ± \(Digits.number(total.uncertainty))"
    members = [
      ("axes", .array(histogram.axes.map(\.json))), ("integral", .finite(total.value)),
      ("title", .string(histogram.title)),
    ]
  }
}

extension Axis {
  fileprivate var text: String {
    let name = label.isEmpty ? "" : " in '\(label)'"
    if let categories {
      return "\(shortened(categories, to: 40))\(name)"
    }
    let ends = "\(Digits.chosen(edges[0])) to \(Digits.chosen(edges[count]))"
    return "\(counted(count, "bin")) from \(ends)\(name)"
  }

  fileprivate var json: JSONValue {
    var object = JSONObject([
      ("name", .string(name)), ("unit", .string(unit)), ("bins", .count(count)),
    ])
    if let categories {
      object["categories"] = .list(categories)
    } else {
      object["edges"] = .list(edges)
    }
    return .object(object)
  }
}
