import Histograms
import Plots

/// The bins of a figure's horizontal axis: intervals or categories.
public struct FigureBins: Sendable, Hashable {
  /// The edges, rising, `[bins + 1]`; around −½, ½, 1½ … for categories.
  public let edges: [Double]
  /// The names of categories; nil for intervals.
  public let categories: [String]?
  /// What is binned, with subscripts `_{…}` and superscripts `^{…}`; may be empty.
  public var label: String
  /// The unit of the edges; nil for none.
  public var unit: String?

  /// Intervals.
  ///
  /// - Parameters:
  ///   - edges: Rising, `[bins + 1]`; a bin with an edge that is not finite is left out of the picture.
  ///   - label: What is binned, with subscripts `_{…}` and superscripts `^{…}`.
  ///   - unit: The unit of the edges.
  public init(edges: [Double], label: String = "", unit: String? = nil) {
    // Without edges there are no bins, as with one.
    self.edges = edges.isEmpty ? [0] : edges
    (categories, self.label, self.unit) = (nil, label, unit)
  }

  /// Categories, such as regions.
  ///
  /// - Parameters:
  ///   - categories: Their names, shown letter by letter.
  ///   - label: What they are, with subscripts `_{…}` and superscripts `^{…}`.
  public init(categories: [String], label: String = "") {
    edges = (0...categories.count).map { Double($0) - 0.5 }
    (self.categories, self.label, unit) = (categories, label, nil)
  }

  /// The bins of a histogram's axis; its name is shown letter by letter.
  ///
  /// - Parameter axis: Of a histogram.
  public init(_ axis: Axis) {
    let label = PlotText.literal(axis.name)
    if let categories = axis.categories {
      self.init(categories: categories, label: label)
    } else {
      self.init(
        edges: axis.edges, label: label,
        unit: axis.unit.isEmpty ? nil : PlotText.literal(axis.unit))
    }
  }

  /// How many bins there are.
  public var count: Int { max(edges.count - 1, 0) }
}

extension FigureBins {
  var centres: [Double] { zip(edges, edges.dropFirst()).map { $0 / 2 + $1 / 2 } }
  var widths: [Double] { zip(edges, edges.dropFirst()).map { $1 - $0 } }

  /// Whether all bins are equally wide, as far as is seen.
  var isRegular: Bool {
    guard let first = widths.first else { return true }
    return widths.allSatisfy { abs($0 - first) <= 1e-6 * abs(first) }
  }

  /// The axis; of more than forty categories only some are named.
  var axis: PlotAxis {
    guard let categories else { return .linear(label, unit: unit) }
    let every = (categories.count + 39) / 40
    let names = categories.enumerated().map {
      $0 % max(every, 1) == 0 ? shown($1, within: 130) : ""
    }
    return .categorical(names, label: label)
  }

  /// “180 to 200 GeV”, or the name of a category.
  func name(of bin: Int) -> String {
    if let categories { return "“\(categories[bin])”" }
    let range = "\(number(edges[bin])) to \(number(edges[bin + 1]))"
    return unit.map { "\(range) \($0)" } ?? range
  }
}
