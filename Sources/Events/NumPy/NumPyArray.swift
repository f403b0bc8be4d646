/// An array of numbers of any shape.
public struct NumPyArray: Sendable, Equatable {
  /// The length in each dimension; empty for a single number.
  public let shape: [Int]
  /// The elements in C order (last index fastest); as many as the product of `shape`.
  public let values: [Double]

  /// An array.
  ///
  /// - Precondition: `values` has as many elements as the product of `shape`.
  public init(shape: [Int], values: [Double]) {
    precondition(
      elementCount(of: shape) == values.count,
      "shape \(shape) does not have \(values.count) elements")
    self.shape = shape
    self.values = values
  }
}

/// The product of the lengths; `nil` if one is negative or the product overflows.
package func elementCount(of shape: [Int]) -> Int? {
  var count = 1
  for length in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: length)
    guard length >= 0, !overflow else { return nil }
    count = product
  }
  return count
}
