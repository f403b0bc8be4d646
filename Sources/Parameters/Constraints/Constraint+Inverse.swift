import Autodiff
import Foundation

extension Constraint {
  /// The raw value whose constrained value is `value`: the inverse of `value(of:)`.
  ///
  /// - Parameter value: Finite, strictly inside the limits, strictly ascending where asked for; any
  ///   shape (`[n]` for `ordered` and `ascending`).
  /// - Returns: The raw value, in the same shape.
  /// - Throws: `ConstraintViolation` naming the first element that has no finite raw value.
  public func raw(for value: Tensor) throws(ConstraintViolation) -> Tensor {
    let x = value.elements
    if let index = x.firstIndex(where: { !$0.isFinite }) { throw violation(index, x[index]) }
    let raw: [Double]
    switch self {
    case .none: raw = x
    case .scaled(let scale): raw = x.map { $0 / scale }
    case .positive: raw = try rawOfPositive(x)
    case .bounded(let limits): raw = try rawOfBounded(x, limits)
    case .ordered(let limits): raw = try rawOfOrdered(x, limits)
    case .ascending: raw = try rawOfAscending(x)
    }
    return Tensor(shape: value.shape, elements: raw)
  }

  private func rawOfPositive(_ x: [Double]) throws(ConstraintViolation) -> [Double] {
    if let index = x.firstIndex(where: { $0 <= 0 }) { throw violation(index, x[index]) }
    return x.map(inverseSoftplus)
  }

  private func rawOfBounded(
    _ x: [Double], _ limits: ClosedRange<Double>
  ) throws(ConstraintViolation) -> [Double] {
    let (a, b) = (limits.lowerBound, limits.upperBound)
    if let index = x.firstIndex(where: { $0 <= a || $0 >= b }) { throw violation(index, x[index]) }
    return x.map { log(($0 - a) / (b - $0)) }
  }

  private func rawOfOrdered(
    _ x: [Double], _ limits: ClosedRange<Double>
  ) throws(ConstraintViolation) -> [Double] {
    let (a, b) = (limits.lowerBound, limits.upperBound)
    if let index = x.firstIndex(where: { $0 <= a || $0 >= b }) { throw violation(index, x[index]) }
    try requireAscending(x)
    let gaps = zip(x, [a] + x.dropLast()).map { $0 - $1 }
    return gaps.map { log($0 / (b - x[x.count - 1])) }
  }

  private func rawOfAscending(_ x: [Double]) throws(ConstraintViolation) -> [Double] {
    try requireAscending(x)
    return Array(x.prefix(1)) + zip(x.dropFirst(), x).map { inverseSoftplus($0 - $1) }
  }

  private func requireAscending(_ x: [Double]) throws(ConstraintViolation) {
    for index in x.indices.dropFirst() where x[index] <= x[index - 1] {
      throw violation(index, x[index], previous: x[index - 1])
    }
  }

  private func violation(_ index: Int, _ value: Double, previous: Double? = nil)
    -> ConstraintViolation
  {
    ConstraintViolation(constraint: self, index: index, value: value, previous: previous)
  }
}

/// log(eˣ − 1) for x > 0, without overflow for large x.
private func inverseSoftplus(_ x: Double) -> Double { x + log(-expm1(-x)) }

/// A value that its constraint does not allow.
public struct ConstraintViolation: Error, Hashable, CustomStringConvertible {
  public let constraint: Constraint
  /// The element's index in row-major order.
  public let index: Int
  public let value: Double
  /// The element before, where the two do not ascend.
  public let previous: Double?

  public var description: String {
    let after = previous.map { " after \($0)" } ?? ""
    return "element \(index) is \(value)\(after), \(requirement)"
  }

  private var requirement: String {
    if !value.isFinite { return "not finite" }
    if previous != nil {
      return "but values must ascend strictly: sort them and drop repeated ones"
    }
    switch constraint {
    case .none, .scaled, .ascending: return "not allowed"
    case .positive: return "but must be positive: give a value above 0"
    case .bounded(let limits), .ordered(let limits):
      return """
        but must lie strictly between \(limits.lowerBound) and \(limits.upperBound): move the value \
        inside or widen the limits
        """
    }
  }
}
