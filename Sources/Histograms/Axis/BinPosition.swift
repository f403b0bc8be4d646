/// Where on an axis a value falls.
public enum BinPosition: Sendable, Hashable {
  /// Below the first edge; −∞ too.
  case underflow
  /// In the bin with this index, counted from 0.
  case bin(Int)
  /// At or above the last edge; +∞ too. For categories, none of them.
  case overflow
}

extension Axis {
  /// Where `x` falls; `nil` for NaN, which is nowhere.
  ///
  /// Takes O(log n) comparisons with the edges themselves, so a value equal to an edge always
  /// belongs to the bin above it. (Filling guesses on axes of equal bins, in O(1), and sets the guess
  /// right by the edges.) On an axis of numbers as categories, x is that number; in a boolean axis all
  /// but 0 is true. Names of categories are no numbers, so that on their axes x is overflow.
  public func position(of x: Double) -> BinPosition? {
    guard !x.isNaN else { return nil }
    switch binning {
    case .variable, .regular, .integer: return position(edgesBelow: edgeCount(upTo: x))
    case .category: return .overflow
    case .integerCategory(let numbers):
      return numbers.firstIndex { Double($0) == x }.map(BinPosition.bin) ?? .overflow
    case .boolean: return .bin(x == 0 ? 0 : 1)
    }
  }

  /// The bin of the category with this name; overflow for any other name.
  public func position(of name: String) -> BinPosition {
    categories?.firstIndex(of: name).map(BinPosition.bin) ?? .overflow
  }

  /// The positions that have a bin, in the order in which bins are stored.
  public var positions: [BinPosition] {
    (flow.contains(.underflow) ? [.underflow] : []) + (0..<count).map(BinPosition.bin)
      + (flow.contains(.overflow) ? [.overflow] : [])
  }

  /// What a bin is called: “[100, 102)”, the name of a category, “underflow” or “overflow”.
  ///
  /// - Precondition: A bin's index is in `0..<count`.
  public func name(of position: BinPosition) -> String {
    switch position {
    case .underflow: return "underflow"
    case .overflow: return "overflow"
    case .bin(let index):
      checkIndex(index)
      if let categories { return categories[index] }
      if binning == .integer { return short(edges[index]) }
      return "[\(shown(edges[index])), \(shown(edges[index + 1])))"
    }
  }

  /// An edge, without what rounding leaves of 0.
  private func shown(_ edge: Double) -> String {
    let isZero = binning == .regular && abs(edge) < 1e-12 * (edges[count] - edges[0])
    return short(isZero ? 0 : edge)
  }

  /// Where a position's bin is among those of the axis, flow included; nil where there is none.
  func storageIndex(of position: BinPosition) -> Int? {
    let shift = flow.contains(.underflow) ? 1 : 0
    switch position {
    case .underflow: return flow.contains(.underflow) ? 0 : nil
    case .overflow: return flow.contains(.overflow) ? count + shift : nil
    case .bin(let index):
      checkIndex(index)
      return index + shift
    }
  }

  /// The position of a bin among those of the axis, flow included.
  func position(storageIndex index: Int) -> BinPosition {
    let bins = storedBins
    return index < bins.lowerBound
      ? .underflow : index < bins.upperBound ? .bin(index - bins.lowerBound) : .overflow
  }

  /// This axis with other flow bins.
  func withFlow(_ flow: Flow) -> Axis { Axis(self, flow: flow) }

  /// The bins without flow among those with it.
  var storedBins: Range<Int> {
    let shift = flow.contains(.underflow) ? 1 : 0
    return shift..<(count + shift)
  }

  private func position(edgesBelow number: Int) -> BinPosition {
    number == 0 ? .underflow : number > count ? .overflow : .bin(number - 1)
  }

  /// The number of edges at or below `x`.
  private func edgeCount(upTo x: Double) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func checkIndex(_ index: Int) {
    precondition(index >= 0 && index < count, "bin \(index) is outside the axis' 0..<\(count)")
  }
}
