/// Binned sums of weights with their variances, on one axis or several.
///
/// Value and variance of a bin are Σw and Σw² over its events. All are finite, and variances are at
/// least 0; values may be negative, as weights may.
///
/// ```swift
/// let empty = try Histogram(axes: [
///   .regular(40, from: 100, to: 180, name: "m", unit: "GeV"),
///   .category(["ee", "mm"], name: "channel"),
/// ])
/// let filled = try empty.filled(with: masses, channels, weights: weights)
/// let peak = try filled["channel", "ee"].sliced("m", to: 120...130)
/// print(peak, try peak.mean("m") ?? .nan)
/// ```
///
/// Values, variances and bins are listed in the order of the axes, the last running fastest, as in
/// NumPy. What is said of `axis`, ``underflow`` and ``overflow`` is for histograms with one axis.
public struct Histogram: Sendable, Equatable {
  /// The binnings, at least one; their names differ, where they have any.
  public let axes: [Axis]
  /// A name for programs; may be empty.
  public var name: String
  /// A heading for people; may be empty.
  public var title: String
  /// What a legend calls it; may be empty.
  public var label: String
  /// Every bin, with underflow before and overflow after the others along each axis that has them.
  public private(set) var contents: [BinContent]

  /// An empty histogram with one axis.
  public init(axis: Axis, name: String = "", title: String = "", label: String = "") {
    axes = [axis]
    self.name = name
    self.title = title
    self.label = label
    contents = .init(repeating: BinContent(), count: axis.countWithFlow)
  }

  /// An empty histogram.
  ///
  /// - Parameters:
  ///   - axes: The binnings, at least one, at most 32, with up to 2²⁴ bins together, flow included.
  ///   - name: A name for programs.
  ///   - title: A heading for people.
  ///   - label: What a legend calls it.
  /// - Throws: ``HistogramsError/badAxes(histogram:reason:)``.
  public init(
    axes: [Axis], name: String = "", title: String = "", label: String = ""
  ) throws {
    let names = axes.map(\.name).filter { !$0.isEmpty }
    guard !axes.isEmpty else {
      throw HistogramsError.badAxes(histogram: name, reason: "there are none; one is needed")
    }
    guard Set(names).count == names.count else {
      throw HistogramsError.badAxes(
        histogram: name, reason: "two have the same name among '\(names.joined(separator: "', '"))'"
      )
    }
    guard axes.count <= BinGrid.axisLimit else {
      throw HistogramsError.badAxes(
        histogram: name, reason: "\(axes.count) axes are more than \(BinGrid.axisLimit)")
    }
    let grid = BinGrid(axes)
    guard let count = grid.count else {
      throw HistogramsError.badAxes(
        histogram: name,
        reason: "\(grid.extents.map { "\($0)" }.joined(separator: " × ")) bins are more than"
          + " \(BinGrid.limit)")
    }
    self.axes = axes
    self.name = name
    self.title = title
    self.label = label
    contents = .init(repeating: BinContent(), count: count)
  }

  mutating func updateContents(_ update: (inout [BinContent]) throws -> Void) rethrows {
    try update(&contents)
  }
}
