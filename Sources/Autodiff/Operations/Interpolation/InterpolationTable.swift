import NumericalMethods

/// A curve through given points as a function of expressions: a table of a calibration, of a field, of a
/// range by energy.
///
/// ```swift
/// let range = try InterpolationTable(knots: energies, values: ranges, method: .steffen)
/// let r = range(energy)
/// let stopping = 1 / range.derivative(at: energy)
/// ```
/// Between neighbouring points it is a cubic polynomial (`InterpolationMethod`), so derivatives in the
/// position are exact; at a point they are those of the piece above it. From the third on they are
/// constant on each piece, or zero. Equal distances of the points are noticed and need no search.
public struct InterpolationTable: Sendable {
  /// What the curve is below the first point and beyond the last.
  public enum Outside: Hashable, Sendable {
    /// The value at the nearest point; its derivatives are 0.
    case constant
    /// The tangent at the nearest point.
    case linear
    /// NaN, which `firstNonFiniteValue` names.
    case undefined
  }

  private let pieces: PieceFinder
  /// `[pieces, 4]`.
  private let coefficients: Node

  /// A curve through points that are known.
  ///
  /// - Parameters:
  ///   - knots: The points' positions, ascending.
  ///   - values: Their values.
  ///   - method: How the curve goes.
  ///   - outside: What it is beyond the points.
  /// - Throws: `InterpolationError`, saying which point cannot be.
  public init(
    knots: [Double], values: [Double], method: InterpolationMethod = .naturalCubic,
    outside: Outside = .undefined
  ) throws(InterpolationError) {
    let curve = try PiecewiseCubic(knots: knots, values: values, method: method)
    let (first, last) = (curve.coefficients[0], values[values.count - 1])
    let ends: [[Double]] =
      switch outside {
      case .constant: [[first, 0, 0, 0], [last, 0, 0, 0]]
      case .linear: [[first, curve.coefficients[1], 0, 0], [last, curve.lastSlope, 0, 0]]
      case .undefined: Array(repeating: Array(repeating: .nan, count: 4), count: 2)
      }
    pieces = PieceFinder(knots)
    coefficients = .constant(
      array: Tensor(
        shape: [knots.count + 1, 4], elements: ends[0] + curve.coefficients + ends[1]))
  }

  /// A curve through points whose values are expressions, and have derivatives.
  ///
  /// - Parameters:
  ///   - knots: The points' positions, ascending.
  ///   - values: Their values, of shape `[knots.count]`.
  ///   - method: How the curve goes; of the methods that are linear in the values, `.linear` or
  ///     `.naturalCubic`. The latter takes the square of the number of points in memory.
  ///   - outside: What it is beyond the points.
  /// - Throws: `InterpolationError`, saying which position cannot be.
  /// - Precondition: the method is linear in the values, and there are as many values as knots.
  public init(
    knots: [Double], values: GlobalExpression, method: InterpolationMethod = .naturalCubic,
    outside: Outside = .undefined
  ) throws(InterpolationError) {
    guard values.shape == [knots.count] else {
      graphFailure("interpolation: \(knots.count) knots and values of shape \(values.shape)")
    }
    guard method == .linear || method == .naturalCubic else {
      graphFailure(
        """
        interpolation: .\(method) is not linear in the values, which are expressions; use .linear or \
        .naturalCubic
        """)
    }
    _ = try PiecewiseCubic(
      knots: knots, values: Array(repeating: 0, count: knots.count), method: method)
    pieces = PieceFinder(knots)
    coefficients =
      try LinearPieces(knots, values, method).coefficients(outside: outside).node
  }

  /// The curve's value, element by element.
  ///
  /// - Parameter x: Positions, global or per event; NaN gives NaN.
  public func callAsFunction<V: GraphValue>(_ x: V) -> V { derivative(0, at: x) }

  /// A derivative of the curve, element by element; itself differentiable.
  ///
  /// - Parameters:
  ///   - order: Which derivative; 0 is the value.
  ///   - x: Positions, global or per event.
  public func derivative<V: GraphValue>(_ order: Int = 1, at x: V) -> V {
    guard order >= 0 else { graphFailure("interpolation: derivative \(order) is asked for") }
    guard order <= 3 else { return .wrap(x.node.zeros()) }
    return .wrap(
      .apply(PiecewisePolynomial(pieces: pieces, order: order), to: [x.node, coefficients]))
  }
}

/// The coefficients of pieces as expressions of the values at the knots.
private struct LinearPieces {
  let values: GlobalExpression
  let widths: GlobalExpression
  /// The second derivative at each knot, Mᵢ.
  let curvatures: GlobalExpression

  init(_ knots: [Double], _ values: GlobalExpression, _ method: InterpolationMethod)
    throws(InterpolationError)
  {
    self.values = values
    widths = GlobalExpression(zip(knots.dropFirst(), knots).map { $0 - $1 })
    guard method == .naturalCubic else {
      curvatures = GlobalExpression(Tensor.zeros([knots.count]))
      return
    }
    // M is linear in the values: column j is M for a one at knot j.
    var matrix = Tensor.zeros([knots.count, knots.count])
    for column in knots.indices {
      let unit = knots.indices.map { $0 == column ? 1.0 : 0 }
      let curve = try PiecewiseCubic(knots: knots, values: unit, method: method)
      for row in 0..<(knots.count - 1) { matrix[row, column] = 2 * curve.coefficients[4 * row + 2] }
    }
    curvatures = matmul(GlobalExpression(matrix), values)
  }

  func coefficients(outside: InterpolationTable.Outside) -> GlobalExpression {
    let count = values.shape[0]
    let (lower, upper) = (values[..<(count - 1)], values[1...])
    let (below, above) = (curvatures[..<(count - 1)], curvatures[1...])
    let slopes = (upper - lower) / widths - widths * (2 * below + above) / 6
    let columns = [lower, slopes, below / 2, (above - below) / (6 * widths)]
    let inner = concatenate(columns.map { $0.reshaped(to: [count - 1, 1]) }, axis: 1)
    let lastRise = (upper - lower) / widths + widths * (below + 2 * above) / 6
    let tangents = [slopes[..<1], lastRise[(count - 2)...]]
    let ends = zip([values[..<1], values[(count - 1)...]], tangents).map { value, slope in
      end(outside, value, slope).reshaped(to: [1, 4])
    }
    return concatenate([ends[0], inner, ends[1]])
  }

  private func end(
    _ outside: InterpolationTable.Outside, _ value: GlobalExpression, _ slope: GlobalExpression
  ) -> GlobalExpression {
    switch outside {
    case .constant: concatenate([value, GlobalExpression([0, 0, 0])])
    case .linear: concatenate([value, slope, GlobalExpression([0, 0])])
    case .undefined: GlobalExpression(Array(repeating: .nan, count: 4))
    }
  }
}
