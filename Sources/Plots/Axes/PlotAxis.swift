/// What one direction of a panel means.
///
/// ```swift
/// PlotAxis.linear("m_{ℓℓ}", unit: "GeV", in: 60...120)
/// ```
public struct PlotAxis: Sendable, Hashable {
  /// How values become places.
  public enum Scale: Sendable, Hashable {
    /// Equal distances for equal differences.
    case linear
    /// Equal distances for equal ratios; values that are not positive are left out.
    case logarithmic
    /// Names at 0, 1, 2 …: from the left to the right, or from the top to the bottom.
    case categorical([String])
  }

  /// What is shown, with subscripts `_{…}` and superscripts `^{…}`; may be empty.
  public var label: String
  /// Its unit, which stands in brackets after the label.
  public var unit: String?
  /// How values become places.
  public var scale: Scale
  /// The values at both ends; nil for what the marks need.
  public var range: ClosedRange<Double>?
  /// Values that are shown even if no mark reaches them.
  public var including: [Double]

  /// - Parameters:
  ///   - label: What is shown, with subscripts `_{…}` and superscripts `^{…}`; may be empty.
  ///   - unit: Its unit.
  ///   - scale: How values become places.
  ///   - range: The values at both ends; nil for what the marks need.
  ///   - including: Values that are shown even if no mark reaches them.
  /// - Precondition: The range is finite, and positive on a logarithmic axis.
  public init(
    _ label: String, unit: String? = nil, scale: Scale, range: ClosedRange<Double>? = nil,
    including: [Double] = []
  ) {
    if let range {
      precondition(
        range.lowerBound.isFinite && range.upperBound.isFinite,
        "axis '\(label)': the range \(range) is not finite")
      precondition(
        scale != .logarithmic || range.lowerBound > 0,
        "axis '\(label)': the range \(range) of a logarithmic axis has to be positive")
    }
    (self.label, self.unit, self.scale) = (label, unit, scale)
    (self.range, self.including) = (range, including)
  }

  /// An axis with equal distances for equal differences.
  ///
  /// - Parameters:
  ///   - label: What is shown.
  ///   - unit: Its unit.
  ///   - range: The values at both ends; nil for what the marks need.
  ///   - including: Values that are shown even if no mark reaches them.
  public static func linear(
    _ label: String = "", unit: String? = nil, in range: ClosedRange<Double>? = nil,
    including: [Double] = []
  ) -> PlotAxis {
    PlotAxis(label, unit: unit, scale: .linear, range: range, including: including)
  }

  /// An axis with equal distances for equal ratios.
  ///
  /// What the marks need is at the most twelve decades.
  ///
  /// - Parameters:
  ///   - label: What is shown.
  ///   - unit: Its unit.
  ///   - range: The values at both ends, positive; nil for what the marks need.
  ///   - including: Values that are shown even if no mark reaches them.
  public static func logarithmic(
    _ label: String = "", unit: String? = nil, in range: ClosedRange<Double>? = nil,
    including: [Double] = []
  ) -> PlotAxis {
    PlotAxis(label, unit: unit, scale: .logarithmic, range: range, including: including)
  }

  /// An axis with a name at each of 0, 1, 2 …
  ///
  /// - Parameters:
  ///   - names: From the left to the right, or from the top to the bottom.
  ///   - label: What they are.
  public static func categorical(_ names: [String], label: String = "") -> PlotAxis {
    PlotAxis(label, scale: .categorical(names))
  }

  /// Label and unit.
  var heading: String {
    guard let unit, !unit.isEmpty else { return label }
    return label.isEmpty ? "[\(unit)]" : "\(label) [\(unit)]"
  }
}
