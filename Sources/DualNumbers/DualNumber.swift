/// A number with its derivatives with respect to several inputs at once: forward mode without a
/// graph.
///
/// ```swift
/// let x = Dual4(2, inDirection: 0)
/// let y = Dual4(3, inDirection: 1)
/// let z = x * exp(-y)                // z.tangents[0] is e⁻³, z.tangents[1] is −2·e⁻³
/// ```
/// Numbers are equal, and one is less than another, by their values alone. Of `Swift.min` and
/// `Swift.max` the one chosen brings its derivatives; at a tie that is the first argument of `min` and
/// the second of `max`.
@frozen
public struct DualNumber<Tangents: SIMD & Sendable>: Sendable where Tangents.Scalar == Double {
  /// The number.
  public var value: Double

  /// Its derivative with respect to each input.
  public var tangents: Tangents

  /// A number with given derivatives.
  @inlinable @inline(__always)
  public init(value: Double, tangents: Tangents) {
    (self.value, self.tangents) = (value, tangents)
  }

  /// An input: its derivative is 1 in one direction, 0 in the others.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - direction: Which of the tangents belongs to it.
  /// - Precondition: `direction` is one of the tangents.
  @inlinable
  public init(_ value: Double, inDirection direction: Int) {
    precondition(
      (0..<Tangents.scalarCount).contains(direction),
      "a DualNumber with \(Tangents.scalarCount) tangents has no direction \(direction)")
    var tangents = Tangents.zero
    tangents[direction] = 1
    self.init(value: value, tangents: tangents)
  }
}

/// A number with derivatives in two directions.
public typealias Dual2 = DualNumber<SIMD2<Double>>

/// A number with derivatives in four directions.
public typealias Dual4 = DualNumber<SIMD4<Double>>

/// A number with derivatives in eight directions.
public typealias Dual8 = DualNumber<SIMD8<Double>>

extension DualNumber: Comparable {
  @inlinable @inline(__always)
  public static func == (a: Self, b: Self) -> Bool { a.value == b.value }

  @inlinable @inline(__always)
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

extension DualNumber: ExpressibleByFloatLiteral {
  @inlinable @inline(__always)
  public init(floatLiteral value: Double) { self.init(value) }
}

extension DualNumber: CustomStringConvertible {
  /// The value and its derivatives, as in `2.0 + [1.0, 0.0]ε`.
  public var description: String {
    let numbers = tangents.indices.map { "\(tangents[$0])" }.joined(separator: ", ")
    return "\(value) + [\(numbers)]ε"
  }
}
