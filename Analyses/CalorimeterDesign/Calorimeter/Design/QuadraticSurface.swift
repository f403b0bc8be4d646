/// A quadratic function of one or two variables through values, by least squares.
struct QuadraticSurface {
  /// Where its slope is zero; nil where that is no minimum.
  let minimum: [Double]?

  /// - Parameters:
  ///   - places: `[values][variables]`, of one or two variables.
  ///   - values: The function there.
  ///   - errors: Of the values; equal ones if nil.
  init(_ places: [[Double]], _ values: [Double], errors: [Double]? = nil) {
    let features = places.map { x in
      x.count == 1
        ? [1, x[0], x[0] * x[0]] : [1, x[0], x[1], x[0] * x[0], x[0] * x[1], x[1] * x[1]]
    }
    let count = values.count
    var covariance = [Double](repeating: 0, count: count * count)
    for index in values.indices {
      let error = errors?[index] ?? 1
      covariance[index * (count + 1)] = error * error
    }
    let equations = NormalEquations(
      residuals: values, covariance: covariance, jacobian: features.flatMap(\.self))
    guard let c = equations?.solution?.step else {
      minimum = nil
      return
    }
    if c.count == 3 {
      minimum = c[2] > 0 ? [-c[1] / (2 * c[2])] : nil
    } else {
      let determinant = 4 * c[3] * c[5] - c[4] * c[4]
      minimum =
        c[3] > 0 && determinant > 0
        ? [
          (c[4] * c[2] - 2 * c[5] * c[1]) / determinant,
          (c[4] * c[1] - 2 * c[3] * c[2]) / determinant,
        ] : nil
    }
  }
}
