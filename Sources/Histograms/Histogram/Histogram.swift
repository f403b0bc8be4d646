/// Binned sums of weights with their variances, on one axis with underflow and overflow.
///
/// Value and variance of a bin are Σw and Σw² over its events. All are finite, and variances are at
/// least 0; values may be negative, as weights may.
public struct Histogram: Sendable, Equatable {
  /// The binning.
  public let axis: Axis
  /// A name for programs; may be empty.
  public var name: String
  /// A heading for people; may be empty.
  public var title: String
  /// What a legend calls it; may be empty.
  public var label: String
  /// Underflow, the bins in order, overflow.
  private(set) var contents: [BinContent]

  /// An empty histogram.
  public init(axis: Axis, name: String = "", title: String = "", label: String = "") {
    self.axis = axis
    self.name = name
    self.title = title
    self.label = label
    contents = .init(repeating: BinContent(), count: axis.count + 2)
  }

  /// A histogram with given contents.
  ///
  /// - Parameters:
  ///   - axis: The binning, n bins.
  ///   - values: Σw of the n bins.
  ///   - variances: Σw² of the n bins.
  ///   - underflow: The content below the first edge.
  ///   - overflow: The content at or above the last edge.
  ///   - name: A name for programs.
  ///   - title: A heading for people.
  ///   - label: What a legend calls it.
  /// - Throws: ``HistogramsError/contentCount(histogram:what:count:expected:)`` or
  ///   ``HistogramsError/badContent(histogram:what:bin:value:)``.
  public init(
    axis: Axis, values: [Double], variances: [Double], underflow: BinContent = .init(),
    overflow: BinContent = .init(), name: String = "", title: String = "", label: String = ""
  ) throws {
    self.init(axis: axis, name: name, title: title, label: label)
    for (what, count) in [("values", values.count), ("variances", variances.count)]
    where count != axis.count {
      throw HistogramsError.contentCount(
        histogram: name, what: what, count: count, expected: axis.count)
    }
    let bins = zip(values, variances).map { BinContent(value: $0, variance: $1) }
    contents = [underflow] + bins + [overflow]
    try check()
  }

  /// Σw of each bin, without underflow and overflow.
  public var values: [Double] { contents[1...axis.count].map(\.value) }
  /// Σw² of each bin, without underflow and overflow.
  public var variances: [Double] { contents[1...axis.count].map(\.variance) }
  /// √Σw² of each bin, without underflow and overflow.
  public var uncertainties: [Double] { contents[1...axis.count].map(\.uncertainty) }
  /// The content of each bin, without underflow and overflow.
  public var bins: [BinContent] { Array(contents[1...axis.count]) }
  /// The content below the first edge.
  public var underflow: BinContent { contents[0] }
  /// The content at or above the last edge.
  public var overflow: BinContent { contents[axis.count + 1] }

  /// The content at a position of the axis.
  ///
  /// - Precondition: A bin's index is in `0..<axis.count`.
  public subscript(position: BinPosition) -> BinContent {
    switch position {
    case .underflow: return underflow
    case .overflow: return overflow
    case .bin(let index):
      precondition(
        index >= 0 && index < axis.count, "bin \(index) is outside the axis' 0..<\(axis.count)")
      return contents[index + 1]
    }
  }

  mutating func updateContents(_ update: (inout [BinContent]) throws -> Void) rethrows {
    try update(&contents)
  }

  /// - Throws: `HistogramsError.badContent` for the first value or variance that is none.
  private func check() throws {
    for (index, content) in contents.enumerated() {
      let bin =
        index == 0 ? "underflow" : index > axis.count ? "overflow" : "bin \(index - 1)"
      guard content.value.isFinite else {
        throw HistogramsError.badContent(
          histogram: name, what: "value", bin: bin, value: content.value)
      }
      guard content.variance.isFinite, content.variance >= 0 else {
        throw HistogramsError.badContent(
          histogram: name, what: "variance", bin: bin, value: content.variance)
      }
    }
  }
}
