/// Finds where a continuous function first changes sign, beyond a point.
///
/// Intervals of doubling length are tried until the function has another sign at their far end.
///
/// - Parameters:
///   - start: Where to begin; the function is not 0 there.
///   - step: The first interval's length, negative to go down.
///   - solver: The options of the search within the interval.
///   - doublings: How many intervals are tried.
///   - function: The function; it is called on the calling thread.
/// - Returns: The root; its outcome is `.notFinite` if the function was so inside the interval.
/// - Throws: `BracketError` if it does not change sign, with the values at the start and at the last point.
public func findRoot(
  beyond start: Double, step: Double, using solver: Brent = Brent(), doublings: Int = 60,
  of function: (Double) -> Double
) throws(BracketError) -> Root {
  var (near, length) = (start, step)
  var value = function(near)
  for _ in 0..<doublings {
    let far = near + length
    guard far.isFinite else { break }
    let next = function(far)
    if next == 0 || next.sign != value.sign {
      return try findRoot(in: min(near, far)...max(near, far), using: solver, of: function)
    }
    (near, value, length) = (far, next, 2 * length)
  }
  throw BracketError(target: .root, positions: [start, near], values: [function(start), value])
}
