import HistFactory
import NumericalMethods

/// Finds minima near a best fit by Newton's steps with the curvature of an earlier point, which need no
/// second derivatives; the curvature is renewed where steps do not shrink fast.
struct NearbyFit {
  let likelihood: Likelihood
  /// The curvature at the best fit.
  let factor: ArrowCholesky
  /// Elements that were free at the best fit; the others stay.
  let isFree: [Bool]

  /// The minimum with one element held.
  ///
  /// Elements that a step leads out of their bounds stay at these.
  ///
  /// - Parameters:
  ///   - start: Where to begin, the element where it is held.
  ///   - element: The element.
  ///   - column: The element's column of the inverse curvature.
  /// - Returns: Nil where a step leads upwards, or an element should have left a bound again: there the
  ///   general search is needed.
  func minimum(from start: [Double], holding element: Int, along column: [Double]) -> [Double]? {
    likelihood.withFunction { function in
      var point = Point(x: start, isFree: isFree, likelihood.model)
      point.isFree[element] = false
      var metric = Metric(factor: factor, element: element, column: column)
      var (last, renewals, isStale) = (1.0, 0, point.cutBack())
      var lowest = Double.infinity
      for _ in 0..<60 {
        let value = point.evaluate(function)
        guard value.isFinite, value <= lowest + 1e-9 * (1 + abs(value)) else { return nil }
        lowest = value
        var (step, decrement) = point.step(by: metric)
        if isStale || !(decrement < 0.2 * last) {
          // What is left may be rounding.
          if !isStale && last < 1e-12 { return point.minimum }
          guard renewals < Self.renewals, let own = point.curvature(function) else { return nil }
          renewals += 1
          metric = Metric(factor: own)
          (step, decrement) = point.step(by: metric)
        }
        guard decrement.isFinite else { return nil }
        isStale = point.move(by: step)
        if decrement < 1e-15 && !isStale { return point.minimum }
        last = decrement
      }
      return nil
    }
  }

  private static let renewals = 5
}

/// Where a search stands.
private struct Point {
  private(set) var x: [Double]
  var isFree: [Bool]
  private var gradient: [Double]
  private let lower: [Double]
  private let upper: [Double]
  /// Elements that were cut back to a bound.
  private var atBounds: [Int] = []

  init(x: [Double], isFree: [Bool], _ model: HistFactoryModel) {
    (self.x, self.isFree, gradient) = (x, isFree, x)
    (lower, upper) = (model.lowerBounds, model.upperBounds)
  }

  mutating func evaluate(_ function: LikelihoodFunction) -> Double {
    function.valueAndGradient(at: x, gradient: &gradient)
  }

  /// H⁻¹g of free elements, and gᵀH⁻¹g.
  func step(by metric: Metric) -> (step: [Double], decrement: Double) {
    let slope = zip(gradient, isFree).map { $1 ? $0 : 0 }
    let step = metric.solve(slope)
    return (step, zip(step, slope).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// The curvature of free elements; without the rates' second derivatives where it is not positive.
  func curvature(_ function: LikelihoodFunction) -> ArrowCholesky? {
    var (slope, hessian) = (x, ArrowMatrix(function.hessianPattern(count: x.count)))
    _ = function.derivatives(at: x, gradient: &slope, hessian: &hessian)
    let isHeld = isFree.map { !$0 }
    if let own = ArrowCholesky(hessian, leavingOut: isHeld) { return own }
    guard function.convexHessian(at: x, hessian: &hessian) else { return nil }
    return ArrowCholesky(hessian, leavingOut: isHeld)
  }

  /// Goes against a step; true if that led out of bounds, where elements then stay.
  mutating func move(by step: [Double]) -> Bool {
    for i in x.indices where isFree[i] { x[i] -= step[i] }
    return cutBack()
  }

  mutating func cutBack() -> Bool {
    var isCut = false
    for i in x.indices where isFree[i] && !(lower[i] < x[i] && x[i] < upper[i]) {
      x[i] = min(max(x[i], lower[i]), upper[i])
      isFree[i] = false
      atBounds.append(i)
      isCut = true
    }
    return isCut
  }

  /// Where it stands, if no bound holds an element that would leave it.
  var minimum: [Double]? {
    let isHeld = atBounds.allSatisfy { x[$0] == lower[$0] ? gradient[$0] >= 0 : gradient[$0] <= 0 }
    return isHeld ? x : nil
  }
}

/// A curvature to solve with, one element's row and column taken out of it.
private struct Metric {
  let factor: ArrowCholesky
  var element: Int?
  /// The element's column of the inverse, while its row and column are still in the factor.
  var column: [Double] = []

  func solve(_ gradient: [Double]) -> [Double] {
    var step = factor.solve(gradient)
    guard let element else { return step }
    let share = step[element] / column[element]
    for i in step.indices { step[i] = i == element ? 0 : step[i] - share * column[i] }
    return step
  }
}
