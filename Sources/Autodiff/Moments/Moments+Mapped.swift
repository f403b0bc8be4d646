import NumericalMethods

/// How the moments of a function of normal numbers are found.
public enum MomentMethod: Hashable, Sendable {
  /// f(μ) and f′²V: exact for linear f.
  case firstOrder
  /// f(μ) + f″V/2, and f′²V + f″²V²/2: exact for quadratic f.
  case secondOrder
  /// Gauss–Hermite quadrature: the mean is exact for polynomials of degree below 2·points, the variance for
  /// those below degree `points`. From 1 to 64 points; one copy of f's work for each.
  case quadrature(points: Int)
}

extension Moments {
  /// Of a smooth function of each element.
  ///
  /// ```swift
  /// let light = energy.mapped(by: .secondOrder) { 1 - exp(-$0 / scale) }
  /// ```
  /// - Parameters:
  ///   - method: What is exact, and what it costs.
  ///   - function: f, element by element; it may use values of shapes that broadcast to the element's, and
  ///     must not sum. It is called once. Kinks are seen by quadrature only.
  public func mapped(by method: MomentMethod, _ function: (Value) -> Value) -> Moments {
    switch method {
    case .firstOrder, .secondOrder: expanded(function, toSecond: method == .secondOrder)
    case .quadrature(let points): integrated(function, points: points)
    }
  }

  private func expanded(_ function: (Value) -> Value, toSecond: Bool) -> Moments {
    // A node of its own, so that what else depends on the mean is not differentiated.
    let x = Node.apply(Reshape(shape: mean.shape), to: [mean.node])
    let y = function(.wrap(x)).node
    guard y.shape == x.shape else {
      graphFailure("moments of a function: \(x.shape) gave \(y.shape); expected the same shape")
    }
    func slope(of y: Node) -> Node {
      jacobianVectorProducts([y], along: [(x, x.ones())])[0] ?? y.zeros()
    }
    let (variance, first) = (variance.node, slope(of: y))
    guard toSecond else { return Moments(y, square(first) * variance) }
    let shift = 0.5 * slope(of: first) * variance
    return Moments(y + shift, square(first) * variance + 2 * square(shift))
  }

  private func integrated(_ function: (Value) -> Value, points: Int) -> Moments {
    let rule = GaussHermite(points: points)
    let ones = Array(repeating: 1, count: mean.shape.rank)
    func column(_ values: [Double]) -> Node {
      .constant(array: Tensor(shape: Shape([points] + ones), elements: values))
    }
    let sigma = standardDeviation.node
    let y = function(.wrap(mean.node + sigma * column(rule.points))).node
    guard y.shape == Shape([points] + mean.shape.extents) else {
      graphFailure(
        "moments of a function: \([points] + mean.shape.extents) gave \(y.shape); expected the same shape"
      )
    }
    func expectation(_ values: Node) -> Node {
      .apply(SumAxis(axis: 0), to: [values * column(rule.weights)])
    }
    let expected = expectation(y)
    return Moments(expected, expectation(square(y - expected)))
  }
}

/// Points and weights with Σ w f(x) ≈ E f(z) for a standard normal z.
///
/// The eigensystem of the Jacobi matrix of the Hermite polynomials: Golub and Welsch,
/// doi:10.1090/S0025-5718-69-99647-1.
struct GaussHermite {
  let points: [Double]
  let weights: [Double]

  init(points count: Int) {
    guard 1...64 ~= count else {
      graphFailure("quadrature with \(count) points; expected 1 to 64")
    }
    var jacobi = [Double](repeating: 0, count: count * count)
    for k in 1..<max(count, 1) {
      jacobi[k * count + k - 1] = Double(k).squareRoot()
      jacobi[(k - 1) * count + k] = Double(k).squareRoot()
    }
    guard let system = try? symmetricEigensystem(jacobi, order: count) else {
      graphFailure("the eigensystem of \(count) quadrature points was not found")
    }
    points = system.values
    weights = (0..<count).map { k in
      let component = system.vector(k).first!
      return component * component
    }
  }
}
