import Foundation
import HistFactory
import ROOTFiles
import Terminal

/// The points of a graph that a ROOT file holds.
struct GraphReport {
  private static let mostRows = 40
  /// The classes all of whose uncertainties are read.
  private static let readClasses = ["TGraph", "TGraphErrors", "TGraphAsymmErrors"]

  let graph: ROOTGraph
  let path: String
  /// Where it came from.
  let source: String

  /// The graph that a name means.
  ///
  /// - Parameters:
  ///   - name: Its path; nil for the only one of a file without histograms and trees.
  ///   - path: The file.
  init?(_ name: String?, in path: String) throws {
    let file = try ROOTFile(contentsOf: URL(filePath: path))
    let keys = try file.allKeys()
    let graphs = keys.filter(\.isGraph)
    let others = keys.contains { $0.isHistogram || $0.isTable }
    let key = name.map { try? file[$0] } ?? (graphs.count == 1 && !others ? graphs[0] : nil)
    guard let key, key.isGraph else { return nil }
    graph = try key.graph()
    self.path = key.pathWithoutCycle
    source = "\(path), '\(self.path)'"
  }

  /// What is not shown; nil for classes that are read as a whole.
  var remark: String? {
    Self.readClasses.contains(graph.className)
      ? nil
      : "the uncertainties of a \(graph.className) are not shown, nor what else it adds to points"
  }

  /// A table of the first points.
  func text(_ style: TextStyle) -> String {
    var table = TextTable([.point("x"), .left(""), .point("y"), .left("")])
    let count = graph.x.count
    for point in 0..<min(count, Self.mostRows) {
      table.append([
        Digits.chosen(graph.x[point]), graph.xUncertainties.text(point),
        Digits.chosen(graph.y[point]), graph.yUncertainties.text(point),
      ])
    }
    let title = graph.title.isEmpty ? "" : "\(graph.title.printable)\n"
    let rest = count > Self.mostRows ? "… \(count - Self.mostRows) more; --json has all\n" : ""
    let heading = style.apply(.bold, to: source.printable)
    return "\(heading)\n\n\(title)\(Digits.grouped(count, "point")) (\(graph.className))\n"
      + (count > 0 ? "\n\(table.text(style))" : "") + rest
  }

  var json: JSONObject {
    var object = JSONObject([
      ("source", .string(source)), ("class", .string(graph.className)),
      ("title", .string(graph.title)), ("x", .list(graph.x)), ("y", .list(graph.y)),
    ])
    for (name, uncertainties) in [("x", graph.xUncertainties), ("y", graph.yUncertainties)] {
      guard let uncertainties else { continue }
      object["\(name)_below"] = .list(uncertainties.low)
      object["\(name)_above"] = .list(uncertainties.high)
    }
    return object
  }
}

extension ROOTGraph.Uncertainties? {
  /// What stands behind a point's coordinate: “± 2”, or “+3 -1”.
  fileprivate func text(_ point: Int) -> String {
    guard let self else { return "" }
    let (low, high) = (self.low[point], self.high[point])
    return low == high
      ? "± \(Digits.number(low))" : "+\(Digits.number(high)) -\(Digits.number(low))"
  }
}

extension ROOTKey {
  /// Whether its class is that of a graph in a plane.
  var isGraph: Bool { className.hasPrefix("TGraph") && !className.hasPrefix("TGraph2D") }
}
