extension Axis {
  /// What the bins of an axis are.
  public enum Binning: Sendable, Hashable {
    /// Intervals between edges given one by one.
    case variable
    /// Equally wide intervals; see ``Axis/regular(_:from:to:name:unit:flow:)``.
    case regular
    /// One bin for each whole number of a range.
    case integer
    /// One bin for each of these names, which differ.
    case category([String])
    /// One bin for each of these numbers, which differ and may be in any order.
    case integerCategory([Int])
    /// A bin for false, then one for true.
    case boolean
  }

  /// The bins beyond the outer edges.
  ///
  /// What falls where there is none is lost, as in boost-histogram.
  public struct Flow: OptionSet, Sendable, Hashable {
    /// Bit 0 is underflow, bit 1 overflow.
    public let rawValue: Int

    /// The flow with these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A bin for what is below the first edge.
    public static let underflow = Flow(rawValue: 1)
    /// A bin for what is at or above the last edge; for all other categories.
    public static let overflow = Flow(rawValue: 2)
    /// Underflow and overflow.
    public static let both: Flow = [.underflow, .overflow]
  }

  /// An axis of equally wide bins: edge i is (1 − i/n) · low + (i/n) · high, boost-histogram's
  /// formula, so that both have the same edges to the last bit.
  ///
  /// - Parameters:
  ///   - count: The number of bins n, up to ten million.
  ///   - low: The first edge.
  ///   - high: The last edge.
  ///   - name: The observable's name.
  ///   - unit: The unit of the edges.
  ///   - flow: Which bins beyond the outer edges there are.
  /// - Throws: ``HistogramsError/badBinCount(axis:count:)`` for fewer than one bin, and as
  ///   ``init(edges:name:unit:flow:)`` when `low` is not below `high`.
  public static func regular(
    _ count: Int, from low: Double, to high: Double, name: String = "", unit: String = "",
    flow: Flow = .both
  ) throws -> Axis {
    try check(count, name)
    let edges = (0...count).map { index in
      let fraction = Double(index) / Double(count)
      return (1 - fraction) * low + fraction * high
    }
    return try Axis(edges, .regular, name: name, unit: unit, flow: flow)
  }

  /// An axis with a bin for each whole number of a range, such as `0...4` jets; the bin of k reaches
  /// from k to k + 1.
  ///
  /// - Parameters:
  ///   - numbers: Up to ten million numbers, of at most 2⁵³ in absolute value.
  ///   - name: The observable's name.
  ///   - unit: The unit of the numbers.
  ///   - flow: Which bins for smaller and larger numbers there are.
  /// - Throws: ``HistogramsError/badBinCount(axis:count:)``, or
  ///   ``HistogramsError/badCategories(axis:reason:)`` for numbers too large.
  public static func integer(
    _ numbers: ClosedRange<Int>, name: String = "", unit: String = "", flow: Flow = .both
  ) throws -> Axis {
    let (difference, overflows) = numbers.upperBound.subtractingReportingOverflow(
      numbers.lowerBound)
    try check(overflows || difference == .max ? .max : difference + 1, name)
    try check([numbers.lowerBound, numbers.upperBound], name)
    let edges = (numbers.lowerBound...(numbers.upperBound + 1)).map(Double.init)
    return try Axis(edges, .integer, name: name, unit: unit, flow: flow)
  }

  /// An axis with a bin for each of some names.
  ///
  /// - Parameters:
  ///   - names: The categories, which differ; at least one.
  ///   - name: What is told apart, such as “channel”.
  ///   - flow: `.overflow` keeps whatever has another name; there is no underflow.
  /// - Throws: ``HistogramsError/badBinCount(axis:count:)`` or
  ///   ``HistogramsError/badCategories(axis:reason:)`` for names that are repeated.
  public static func category(
    _ names: [String], name: String = "", flow: Flow = .overflow
  ) throws -> Axis {
    try categories(.category(names), names, name: name, flow: flow)
  }

  /// An axis with a bin for each of some numbers, such as particle codes, in any order.
  ///
  /// - Parameters:
  ///   - numbers: The categories, which differ, of at most 2⁵³ in absolute value; at least one.
  ///   - name: What is told apart.
  ///   - flow: `.overflow` keeps all other numbers; there is no underflow.
  /// - Throws: As ``category(_:name:flow:)``.
  public static func category(
    _ numbers: [Int], name: String = "", flow: Flow = .overflow
  ) throws -> Axis {
    try check(numbers, name)
    return try categories(
      .integerCategory(numbers), numbers.map { "\($0)" }, name: name, flow: flow)
  }

  /// An axis with a bin for false and one for true, without flow.
  ///
  /// - Parameter name: What is true or false.
  public static func boolean(name: String = "") -> Axis {
    do {
      return try Axis([0, 1, 2], .boolean, name: name, unit: "", flow: [])
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func categories(
    _ binning: Binning, _ names: [String], name: String, flow: Flow
  ) throws -> Axis {
    try check(names.count, name)
    var seen: Set<String> = []
    if let twice = names.first(where: { !seen.insert($0).inserted }) {
      throw HistogramsError.badCategories(axis: name, reason: "category '\(twice)' appears twice")
    }
    return try Axis(
      (0...names.count).map(Double.init), binning, name: name, unit: "",
      flow: flow.intersection(.overflow))
  }

  private static func check(_ count: Int, _ name: String) throws {
    guard (1...10_000_000).contains(count) else {
      throw HistogramsError.badBinCount(axis: name, count: count)
    }
  }

  private static func check(_ numbers: [Int], _ name: String) throws {
    if let large = numbers.first(where: { $0.magnitude > 1 << 53 }) {
      throw HistogramsError.badCategories(
        axis: name, reason: "\(large) is beyond 2^53, so that a number of an event cannot equal it")
    }
  }
}
