/// The binning of a histogram along one axis (TAxis): n bins between n + 1 edges.
///
/// ROOT counts bins from 1; bin 0 is underflow and bin n + 1 overflow.
public struct ROOTAxis: Sendable, Equatable {
  /// Where the edges are.
  public enum Binning: Sendable, Equatable {
    /// Bins of one width.
    case uniform(count: Int, low: Double, high: Double)
    /// Edges one by one.
    case variable(edges: [Double])
  }

  /// Where the edges are.
  public let binning: Binning
  /// The axis' name, which ROOT calls “xaxis”, “yaxis” or “zaxis”.
  public let name: String
  /// What is written beside it, such as “m_{#gamma#gamma} [GeV]”; may be empty.
  public let title: String
  /// The labels of the bins 1 to n, nil where a bin has none; empty where no bin has one.
  public let labels: [String?]

  /// The number of bins, n, without underflow and overflow.
  public var count: Int {
    switch binning {
    case .uniform(let count, _, _): count
    case .variable(let edges): edges.count - 1
    }
  }

  /// The n + 1 edges. Uniform ones are low + i (high − low)/n, the last one high itself, as NumPy's
  /// `linspace` and uproot have them.
  public var edges: [Double] {
    switch binning {
    case .variable(let edges): return edges
    case .uniform(let count, let low, let high):
      let width = (high - low) / Double(count)
      return (0..<count).map { Double($0) * width + low } + [high]
    }
  }
}
