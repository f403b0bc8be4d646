internal import CGSL

/// Replaces a symmetric matrix A by its lower Cholesky factor L, A = L·Lᵀ.
///
/// - Parameters:
///   - a: A, row-major `[order, order]`; only the lower triangle is read. Holds L afterwards, zero
///     above the diagonal; without meaning if the result is false.
///   - order: Rows of A, at least 1.
/// - Returns: False if A is not positive definite or holds NaN.
public func choleskyFactor(_ a: UnsafeMutablePointer<Double>, order: Int) -> Bool {
  precondition(order >= 1, "choleskyFactor: order is \(order); a matrix has at least one row")
  GSL.prepare()
  BLAS.useOneThreadPerCall()
  var view = gsl_matrix_view_array(a, order, order)
  guard gsl_linalg_cholesky_decomp1(&view.matrix) == Int32(GSL_SUCCESS) else { return false }
  for row in 0..<order {
    // GSL compares with ≤ 0, which NaN passes.
    guard a[row * order + row].isFinite else { return false }
    for column in row + 1..<max(order, row + 1) { a[row * order + column] = 0 }
  }
  return true
}

/// Solves L·Lᵀ·X = B in place.
///
/// - Parameters:
///   - factor: L from ``choleskyFactor(_:order:)``, row-major `[order, order]`.
///   - order: Rows of L.
///   - rightHandSides: B, row-major `[order, count]`, one system a column. Holds X afterwards.
///   - count: Columns of B.
public func choleskySolve(
  factor: UnsafePointer<Double>, order: Int, rightHandSides: UnsafeMutablePointer<Double>,
  count: Int
) {
  guard order > 0, count > 0 else { return }
  BLAS.useOneThreadPerCall()
  for transpose in [CblasNoTrans, CblasTrans] {
    cblas_dtrsm(
      CblasRowMajor, CblasLeft, CblasLower, transpose, CblasNonUnit, Int32(order), Int32(count), 1,
      factor, Int32(order), rightHandSides, Int32(count))
  }
}

/// Solves A·X = B for a symmetric positive definite A.
///
/// - Parameters:
///   - matrix: A, row-major `[order, order]`; only the lower triangle is read.
///   - order: Rows of A.
///   - rightHandSides: B, row-major `[order, count]`, one system a column.
///   - count: Columns of B.
/// - Returns: X in the shape of B, or nothing if A is not positive definite or holds NaN.
public func choleskySolve(
  _ matrix: [Double], order: Int, rightHandSides: [Double], count: Int = 1
) -> [Double]? {
  requireElements(matrix, order * order, "choleskySolve: matrix", "[\(order), \(order)]")
  requireElements(
    rightHandSides, order * count, "choleskySolve: rightHandSides", "[\(order), \(count)]")
  var (factor, solution) = (matrix, rightHandSides)
  guard choleskyFactor(&factor, order: order) else { return nil }
  choleskySolve(factor: factor, order: order, rightHandSides: &solution, count: count)
  return solution
}

/// The inverse of a symmetric positive definite A, as the covariance is of an information.
///
/// - Parameters:
///   - matrix: A, row-major `[order, order]`; only the lower triangle is read.
///   - order: Rows of A.
/// - Returns: A⁻¹, row-major, or nothing if A is not positive definite or holds NaN.
public func choleskyInverse(_ matrix: [Double], order: Int) -> [Double]? {
  let unit = (0..<order * order).map { $0 % (order + 1) == 0 ? 1.0 : 0 }
  return choleskySolve(matrix, order: order, rightHandSides: unit, count: order)
}

func requireElements(_ values: [Double], _ count: Int, _ name: String, _ shape: String) {
  precondition(
    values.count == count,
    "\(name) has \(values.count) elements; \(shape) needs \(count)")
}
