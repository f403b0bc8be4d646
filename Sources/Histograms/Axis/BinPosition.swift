/// Where on an axis a value falls.
public enum BinPosition: Sendable, Hashable {
  /// Below the first edge; −∞ too.
  case underflow
  /// In the bin with this index, counted from 0.
  case bin(Int)
  /// At or above the last edge; +∞ too.
  case overflow
}

extension Axis {
  /// Where `x` falls; `nil` for NaN, which is nowhere.
  ///
  /// Takes O(log n) comparisons with the edges themselves, so a value equal to an edge always
  /// belongs to the bin above it.
  public func position(of x: Double) -> BinPosition? {
    guard let index = flowIndex(of: x) else { return nil }
    if index == 0 { return .underflow }
    return index > count ? .overflow : .bin(index - 1)
  }

  /// 0 for underflow, 1...n for the bins, n + 1 for overflow; `nil` for NaN.
  ///
  /// It is the number of edges at or below `x`.
  func flowIndex(of x: Double) -> Int? {
    guard !x.isNaN else { return nil }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
