internal import CGSL

/// How a curve goes through given points.
public enum InterpolationMethod: String, Hashable, Sendable, CaseIterable, Codable {
  /// Straight lines; at least 2 points.
  case linear
  /// Cubic pieces with continuous second derivative, 0 at both ends; at least 3 points.
  case naturalCubic
  /// Cubic pieces that outliers disturb only nearby, with continuous first derivative; at least 5 points.
  /// Akima, J. ACM 17 (1970) 589, doi:10.1145/321607.321609.
  case akima
  /// Cubic pieces, monotone between points, with continuous first derivative; at least 3 points.
  /// Steffen, Astron. Astrophys. 239 (1990) 443.
  case steffen

  /// The fewest points that it takes.
  public var fewestPoints: Int {
    switch self {
    case .linear: 2
    case .naturalCubic, .steffen: 3
    case .akima: 5
    }
  }

  fileprivate var type: UnsafePointer<gsl_interp_type>? {
    switch self {
    case .linear: apus_linear_spline()
    case .naturalCubic: apus_natural_spline()
    case .akima: apus_akima_spline()
    case .steffen: apus_steffen_spline()
    }
  }
}

/// Points that no curve can be laid through.
public enum InterpolationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Other numbers of positions than of values.
  case unequalCounts(knots: Int, values: Int)
  /// Fewer points than the method takes.
  case tooFew(Int, method: InterpolationMethod)
  /// A position that is not above the one before it.
  case notAscending(index: Int, previous: Double, value: Double)
  /// A position or value that is infinite or NaN.
  case notFinite(index: Int, position: Double, value: Double)

  public var description: String {
    switch self {
    case .unequalCounts(let knots, let values):
      "\(knots) positions and \(values) values are given; one value for each position is expected"
    case .tooFew(let count, let method):
      "\(count) points are given; \(method) interpolation takes at least \(method.fewestPoints)"
    case .notAscending(let index, let previous, let value):
      """
      position \(index) is \(value), after \(previous); ascending positions are expected: sort the \
      points, and join those at equal positions
      """
    case .notFinite(let index, let position, let value):
      "point \(index) is (\(position), \(value)); finite numbers are expected"
    }
  }
}

/// A curve through given points, a cubic polynomial between neighbours.
public struct PiecewiseCubic: Hashable, Sendable {
  /// The positions of the points, ascending.
  public let knots: [Double]
  /// c₀, c₁, c₂, c₃ of each piece, c₀ + c₁ t + c₂ t² + c₃ t³ with t from its lower end.
  public let coefficients: [Double]

  /// Lays a curve through points.
  ///
  /// - Parameters:
  ///   - knots: Their positions, ascending.
  ///   - values: Their values.
  ///   - method: How the curve goes.
  /// - Throws: `InterpolationError`, saying which point cannot be.
  public init(knots: [Double], values: [Double], method: InterpolationMethod)
    throws(InterpolationError)
  {
    try PiecewiseCubic.check(knots, values, method)
    self.knots = knots
    coefficients = PiecewiseCubic.pieces(knots, values, method)
  }

  private static func check(_ knots: [Double], _ values: [Double], _ method: InterpolationMethod)
    throws(InterpolationError)
  {
    guard knots.count == values.count else {
      throw .unequalCounts(knots: knots.count, values: values.count)
    }
    guard knots.count >= method.fewestPoints else { throw .tooFew(knots.count, method: method) }
    for (index, (x, y)) in zip(knots, values).enumerated() {
      guard x.isFinite, y.isFinite else {
        throw .notFinite(index: index, position: x, value: y)
      }
      if index > 0, x <= knots[index - 1] {
        throw .notAscending(index: index, previous: knots[index - 1], value: x)
      }
    }
  }

  /// The library's polynomials, read off from its derivatives at the lower end of each piece; the last
  /// coefficient is the one that meets the next point.
  private static func pieces(_ x: [Double], _ y: [Double], _ method: InterpolationMethod)
    -> [Double]
  {
    GSL.prepare()
    guard let curve = gsl_interp_alloc(method.type, x.count) else {
      preconditionFailure("interpolation: no memory for \(x.count) points")
    }
    defer { gsl_interp_free(curve) }
    let code = gsl_interp_init(curve, x, y, x.count)
    precondition(code == Int32(GSL_SUCCESS), "gsl_interp_init failed with code \(code)")
    return (0..<(x.count - 1)).flatMap { index -> [Double] in
      let width = x[index + 1] - x[index]
      let rise = y[index + 1] - y[index]
      if method == .linear { return [y[index], rise / width, 0, 0] }
      let slope = gsl_interp_eval_deriv(curve, x, y, x[index], nil)
      let half = gsl_interp_eval_deriv2(curve, x, y, x[index], nil) / 2
      let cubic = (rise / width - slope - half * width) / (width * width)
      return [y[index], slope, half, cubic]
    }
  }

  /// The curve's derivative at the last point, from below.
  public var lastSlope: Double {
    let piece = coefficients.suffix(4)
    let width = knots[knots.count - 1] - knots[knots.count - 2]
    let start = piece.startIndex
    return piece[start + 1] + width * (2 * piece[start + 2] + width * 3 * piece[start + 3])
  }
}
