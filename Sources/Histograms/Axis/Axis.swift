/// The binning of one observable: n bins between n + 1 increasing edges.
///
/// Bin i holds edges[i] ≤ x < edges[i + 1]. The last bin's upper edge is exclusive too: x equal to
/// it is overflow, as in UHI and boost-histogram (NumPy counts it in the last bin). Categories are
/// bins as well: category i lies between the edges i and i + 1.
///
/// ```swift
/// let mass = try Axis.regular(40, from: 100, to: 180, name: "m", unit: "GeV")
/// let channel = try Axis.category(["ee", "mm"], name: "channel")
/// ```
public struct Axis: Sendable, Equatable {
  /// The edges, finite and strictly increasing, at least two.
  public let edges: [Double]
  /// What the bins are.
  public let binning: Binning
  /// The observable's name, such as “PRI_tau_pt”; may be empty.
  public var name: String
  /// The unit of the edges, such as “GeV”; empty for none.
  public var unit: String
  /// Which bins beyond the outer edges there are.
  public let flow: Flow

  /// An axis with the given edges.
  ///
  /// - Parameters:
  ///   - edges: At least two, finite and increasing.
  ///   - name: The observable's name.
  ///   - unit: The unit of the edges.
  ///   - flow: Which bins beyond the outer edges there are.
  /// - Throws: ``HistogramsError/tooFewEdges(axis:count:)``,
  ///   ``HistogramsError/nonFiniteEdge(axis:index:value:)`` or
  ///   ``HistogramsError/edgesOutOfOrder(axis:index:value:previous:)``.
  public init(
    edges: [Double], name: String = "", unit: String = "", flow: Flow = .both
  ) throws {
    try self.init(edges, .variable, name: name, unit: unit, flow: flow)
  }

  init(_ edges: [Double], _ binning: Binning, name: String, unit: String, flow: Flow) throws {
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
    self.binning = binning
    self.name = name
    self.unit = unit
    self.flow = flow
  }

  init(_ axis: Axis, flow: Flow) {
    (edges, binning, name, unit) = (axis.edges, axis.binning, axis.name, axis.unit)
    self.flow = flow
  }

  /// The number of bins n, without underflow and overflow.
  public var count: Int { edges.count - 1 }
  /// Upper minus lower edge of each bin.
  public var widths: [Double] { zip(edges.dropFirst(), edges).map(-) }
  /// The middle of each bin.
  public var centers: [Double] { zip(edges.dropFirst(), edges).map { $0 / 2 + $1 / 2 } }
  /// Name and unit for people: “PRI_tau_pt [GeV]”.
  public var label: String { unit.isEmpty ? name : "\(name) [\(unit)]" }
  /// The names of the categories; nil where bins are intervals.
  public var categories: [String]? {
    switch binning {
    case .variable, .regular, .integer: nil
    case .category(let names): names
    case .integerCategory(let numbers): numbers.map { "\($0)" }
    case .boolean: ["false", "true"]
    }
  }

  /// The number of bins with underflow and overflow, where the axis has them.
  public var countWithFlow: Int {
    count + (flow.contains(.underflow) ? 1 : 0) + (flow.contains(.overflow) ? 1 : 0)
  }
}
