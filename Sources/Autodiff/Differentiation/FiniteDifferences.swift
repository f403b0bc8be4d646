/// The numerical gradient of a scalar function of an array, for checking derivatives.
///
/// Central differences at three step sizes, extrapolated to zero step (Richardson), so that the
/// truncation error falls with the sixth power of the step.
///
/// - Parameters:
///   - point: Where to differentiate.
///   - step: The largest step, relative to max(1, |xᵢ|).
///   - elements: Which elements to differentiate; all if nil.
///   - function: The scalar function.
/// - Returns: ∂f/∂xᵢ for each chosen element, in order.
public func finiteDifferences(
  at point: Tensor, step: Double = 1e-2, elements: [Int]? = nil,
  of function: (Tensor) throws -> Double
) rethrows -> [Double] {
  try (elements ?? Array(point.elements.indices)).map { index in
    let h = step * Swift.max(1, Swift.abs(point.elements[index]))
    func difference(_ h: Double) throws -> Double {
      var (up, down) = (point, point)
      up.elements[index] += h
      down.elements[index] -= h
      let width = up.elements[index] - down.elements[index]
      return (try function(up) - function(down)) / width
    }
    let (wide, middle, narrow) = (
      try difference(h), try difference(h / 2), try difference(h / 4)
    )
    let first = (4 * middle - wide) / 3
    let second = (4 * narrow - middle) / 3
    return (16 * second - first) / 15
  }
}
