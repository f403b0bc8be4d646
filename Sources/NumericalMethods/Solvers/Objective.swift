/// A function with its gradient as a C callback's context, remembering the lowest point.
final class Objective {
  typealias Function = (_ position: [Double], _ gradient: inout [Double]) -> Double

  private(set) var best: Point
  private(set) var last: Point
  private(set) var sawNotFinite = false
  private let function: Function

  struct Point {
    var position: [Double]
    var value = Double.nan
    var gradient: [Double]

    var isFinite: Bool { value.isFinite && gradient.allSatisfy(\.isFinite) }
    var gradientNorm: Double { norm(gradient) }
  }

  init(at start: [Double], _ function: @escaping Function) {
    GSL.prepare()
    best = Point(position: start, gradient: [Double](repeating: 0, count: start.count))
    last = best
    self.function = function
    evaluate(at: start)
    best = last
  }

  /// The value and gradient at a position, not computed again for the position before.
  @discardableResult
  func evaluate(at position: [Double]) -> Point {
    if !last.value.isNaN && position == last.position { return last }
    var point = Point(position: position, gradient: [Double](repeating: 0, count: position.count))
    point.value = function(position, &point.gradient)
    precondition(
      point.gradient.count == position.count,
      "minimise: the gradient has \(point.gradient.count) components, the position "
        + "\(position.count); write one component for each parameter")
    last = point
    sawNotFinite = sawNotFinite || !point.isFinite
    if point.isFinite && !(point.value > best.value) { best = point }
    return point
  }

  func forgetNotFinite() { sawNotFinite = false }
}

/// The Euclidean norm.
func norm(_ values: [Double]) -> Double {
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return largest }
  return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
}
