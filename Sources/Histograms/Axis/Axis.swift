/// The binning of one observable: n bins between n + 1 increasing edges.
///
/// Bin i holds edges[i] ≤ x < edges[i + 1]. The last bin's upper edge is exclusive too: x equal to
/// it is overflow, as in UHI and boost-histogram (NumPy counts it in the last bin).
public struct Axis: Sendable, Equatable {
  /// The edges, finite and strictly increasing, at least two.
  public let edges: [Double]
  /// The observable's name, such as “PRI_tau_pt”; may be empty.
  public let name: String
  /// The unit of the edges, such as “GeV”; empty for none.
  public let unit: String

  /// An axis with the given edges.
  ///
  /// - Throws: ``HistogramsError/tooFewEdges(axis:count:)``,
  ///   ``HistogramsError/nonFiniteEdge(axis:index:value:)`` or
  ///   ``HistogramsError/edgesOutOfOrder(axis:index:value:previous:)``.
  public init(edges: [Double], name: String = "", unit: String = "") throws {
    guard edges.count >= 2 else {
      throw HistogramsError.tooFewEdges(axis: name, count: edges.count)
    }
    for (index, edge) in edges.enumerated() {
      guard edge.isFinite else {
        throw HistogramsError.nonFiniteEdge(axis: name, index: index, value: edge)
      }
      guard index == 0 || edge > edges[index - 1] else {
        throw HistogramsError.edgesOutOfOrder(
          axis: name, index: index, value: edge, previous: edges[index - 1])
      }
    }
    self.edges = edges
    self.name = name
    self.unit = unit
  }

  /// An axis of equally wide bins: edge i is (1 − i/n) · low + (i/n) · high, boost-histogram's
  /// formula, so that both have the same edges to the last bit.
  ///
  /// - Throws: ``HistogramsError/badBinCount(axis:count:)`` for fewer than one bin, and as
  ///   ``init(edges:name:unit:)`` when `low` is not below `high`.
  public static func regular(
    _ count: Int, from low: Double, to high: Double, name: String = "", unit: String = ""
  ) throws -> Axis {
    guard (1...10_000_000).contains(count) else {
      throw HistogramsError.badBinCount(axis: name, count: count)
    }
    let edges = (0...count).map { index in
      let fraction = Double(index) / Double(count)
      return (1 - fraction) * low + fraction * high
    }
    return try Axis(edges: edges, name: name, unit: unit)
  }

  /// The number of bins n.
  public var count: Int { edges.count - 1 }
  /// Upper minus lower edge of each bin.
  public var widths: [Double] { zip(edges.dropFirst(), edges).map(-) }
  /// The middle of each bin.
  public var centers: [Double] { zip(edges.dropFirst(), edges).map { $0 / 2 + $1 / 2 } }
  /// Name and unit for people: “PRI_tau_pt [GeV]”.
  public var label: String { unit.isEmpty ? name : "\(name) [\(unit)]" }
}
