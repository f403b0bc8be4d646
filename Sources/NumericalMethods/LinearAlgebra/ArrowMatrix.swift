/// A symmetric matrix that is dense in some variables, its border, and diagonal in the others.
///
/// The Hessian of a binned likelihood has this shape: a factor that belongs to one bin meets the
/// model's other parameters there, but not the factors of other bins. Solving then costs the cube of
/// the border alone.
public struct ArrowMatrix: Sendable, Equatable {
  /// Which variables are which. It is one reference, as matrices are copied more often than made.
  public final class Pattern: Sendable, Hashable {
    /// The variables of the dense part, ascending.
    public let border: [Int]
    /// The others, ascending.
    public let tips: [Int]
    /// The place of each variable in its own list.
    let places: [Int]
    let isTip: [Bool]

    /// - Parameters:
    ///   - count: The number of variables.
    ///   - tips: Variables that meet the border and themselves only.
    public init(count: Int, tips: [Int] = []) {
      var (isTip, places) = (
        Array(repeating: false, count: count), Array(repeating: 0, count: count)
      )
      for variable in tips { isTip[variable] = true }
      border = (0..<count).filter { !isTip[$0] }
      self.tips = (0..<count).filter { isTip[$0] }
      for (place, variable) in border.enumerated() { places[variable] = place }
      for (place, variable) in self.tips.enumerated() { places[variable] = place }
      (self.places, self.isTip) = (places, isTip)
    }

    public var count: Int { places.count }

    /// The place of a variable in the border; nil for a tip.
    public func borderPlace(of variable: Int) -> Int? {
      isTip[variable] ? nil : places[variable]
    }

    /// The place of a variable among the tips; nil for one of the border.
    public func tipPlace(of variable: Int) -> Int? { isTip[variable] ? places[variable] : nil }

    public static func == (a: Pattern, b: Pattern) -> Bool { a === b || a.isTip == b.isTip }

    public func hash(into hasher: inout Hasher) { hasher.combine(isTip) }
  }

  public let pattern: Pattern
  /// The border's rows, row-major `[border, border]`; only the lower triangle is read.
  public var dense: [Double]
  /// Where tips meet the border, row-major `[tips, border]`.
  public var coupling: [Double]
  /// The tips' diagonal elements, `[tips]`.
  public var diagonal: [Double]

  /// Zero everywhere.
  public init(_ pattern: Pattern) {
    self.pattern = pattern
    let (m, k) = (pattern.border.count, pattern.tips.count)
    dense = Array(repeating: 0, count: m * m)
    coupling = Array(repeating: 0, count: k * m)
    diagonal = Array(repeating: 0, count: k)
  }

  public var count: Int { pattern.count }

  /// The element of two variables.
  public subscript(i: Int, j: Int) -> Double {
    let (m, a, b) = (pattern.border.count, pattern.places[i], pattern.places[j])
    switch (pattern.isTip[i], pattern.isTip[j]) {
    case (false, false): return dense[max(a, b) * m + min(a, b)]
    case (true, false): return coupling[a * m + b]
    case (false, true): return coupling[b * m + a]
    case (true, true): return a == b ? diagonal[a] : 0
    }
  }

  /// Makes all elements zero.
  public mutating func reset() {
    for i in dense.indices { dense[i] = 0 }
    for i in coupling.indices { coupling[i] = 0 }
    for i in diagonal.indices { diagonal[i] = 0 }
  }

  public mutating func addToDiagonal(_ value: Double, of variable: Int) {
    let place = pattern.places[variable]
    if pattern.isTip[variable] {
      diagonal[place] += value
    } else {
      dense[place * (pattern.border.count + 1)] += value
    }
  }

  /// Adds to the elements of two variables, (i, j) and (j, i).
  ///
  /// - Precondition: they are not two different tips.
  public mutating func add(_ value: Double, at i: Int, _ j: Int) {
    let (m, a, b) = (pattern.border.count, pattern.places[i], pattern.places[j])
    switch (pattern.isTip[i], pattern.isTip[j]) {
    case (false, false): dense[max(a, b) * m + min(a, b)] += value
    case (true, false): coupling[a * m + b] += value
    case (false, true): coupling[b * m + a] += value
    case (true, true):
      precondition(i == j, "variables \(i) and \(j) are tips; only their diagonal elements exist")
      diagonal[a] += value
    }
  }

  /// Whether no element that is read is infinite or NaN.
  public var isFinite: Bool {
    let m = pattern.border.count
    return diagonal.allSatisfy(\.isFinite) && coupling.allSatisfy(\.isFinite)
      && (0..<m).allSatisfy { row in dense[(row * m)...(row * m + row)].allSatisfy(\.isFinite) }
  }

  /// vᵀ A v.
  public func quadraticForm(_ v: [Double]) -> Double {
    let (m, border) = (pattern.border.count, pattern.border.map { v[$0] })
    var sum = 0.0
    for row in 0..<m where border[row] != 0 {
      var across = 0.5 * dense[row * m + row] * border[row]
      for column in 0..<row { across += dense[row * m + column] * border[column] }
      sum += 2 * border[row] * across
    }
    for (place, variable) in pattern.tips.enumerated() where v[variable] != 0 {
      var across = diagonal[place] * v[variable]
      for column in 0..<m { across += 2 * coupling[place * m + column] * border[column] }
      sum += v[variable] * across
    }
    return sum
  }

  /// All elements, row-major `[count, count]`.
  public var elements: [Double] {
    (0..<count).flatMap { i in (0..<count).map { j in self[i, j] } }
  }
}
