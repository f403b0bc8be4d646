import Diagnostics

/// Which axis of a histogram is meant: `"m"` by name, `0` by place.
///
/// A name in a variable is written `.name(variable)`.
public enum AxisReference: Sendable, Hashable {
  /// The one there is; an error where there are several.
  case only
  /// The axis with this name.
  case name(String)
  /// The axis at this place, counted from 0.
  case index(Int)
}

extension AxisReference: ExpressibleByStringInterpolation {
  /// The axis with the name that the literal writes.
  public init(stringLiteral name: String) { self = .name(name) }
}

extension AxisReference: ExpressibleByIntegerLiteral {
  /// The axis at the place that the literal writes.
  public init(integerLiteral index: Int) { self = .index(index) }
}

extension AxisReference: CustomStringConvertible {
  /// The reference as messages show it: 'm', or “1” for a place.
  public var description: String {
    switch self {
    case .only: "the only one"
    case .name(let name): "'\(name)'"
    case .index(let index): "\(index)"
    }
  }
}

extension Histogram {
  /// The axis that is meant.
  ///
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``.
  public func axis(_ reference: AxisReference) throws -> Axis { axes[try place(of: reference)] }

  /// The place among the axes of the one that is meant.
  func place(of reference: AxisReference) throws -> Int {
    let place: Int? =
      switch reference {
      case .only: axes.count == 1 ? 0 : nil
      case .name(let name): axes.firstIndex { $0.name == name }
      case .index(let index): axes.indices.contains(index) ? index : nil
      }
    guard let place else {
      throw HistogramsError.unknownAxis(
        histogram: name, axis: reference, available: axes.map(\.name))
    }
    return place
  }
}
