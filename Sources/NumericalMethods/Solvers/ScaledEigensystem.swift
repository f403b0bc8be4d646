/// The eigensystem of S·A·S for a symmetric A, with a diagonal S that brings its elements to 1 or less.
///
/// Where curvatures differ by many orders of magnitude, as those of a parameter known to 10⁻⁶ and one
/// known to 1, eigenvalues of A itself that are small beside the largest mean nothing.
struct ScaledEigensystem {
  let scales: [Double]
  /// Of S·A·S, ascending.
  let values: [Double]
  private let system: SymmetricEigensystem

  /// - Parameters:
  ///   - matrix: A, row-major `[order, order]`; only the lower triangle is read.
  ///   - order: Rows of A, at least 1.
  /// - Returns: nil if an element or an eigenvalue is not finite.
  init?(_ matrix: [Double], order: Int) {
    let scales = Self.scales(matrix, order: order)
    var scaled = matrix
    for row in 0..<order {
      for column in 0...row { scaled[row * order + column] *= scales[row] * scales[column] }
    }
    guard let system = try? symmetricEigensystem(scaled, order: order),
      system.values.allSatisfy(\.isFinite)
    else { return nil }
    (self.scales, self.system, values) = (scales, system, system.values)
  }

  /// S·vₖ: along it A curves as eigenvalue `k` does, in sign.
  func direction(_ k: Int) -> [Double] { zip(scales, system.vector(k)).map { $0 * $1 } }

  /// 1/√Aᵢᵢ, or less where elements off the diagonal are too large for a positive definite matrix:
  /// then |Sᵢ Aᵢⱼ Sⱼ| ≤ 1.
  private static func scales(_ matrix: [Double], order: Int) -> [Double] {
    let diagonal = (0..<order).map { abs(matrix[$0 * order + $0]) }
    var sizes = diagonal
    for row in 0..<order {
      for column in 0..<row {
        let element = abs(matrix[row * order + column])
        guard element > 0 else { continue }
        sizes[row] = max(sizes[row], element * min(1, element / diagonal[column]))
        sizes[column] = max(sizes[column], element * min(1, element / diagonal[row]))
      }
    }
    return sizes.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
  }
}
