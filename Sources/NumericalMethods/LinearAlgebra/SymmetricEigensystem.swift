internal import CGSL

/// Eigenvalues and eigenvectors of a symmetric matrix, A·vₖ = λₖ·vₖ.
public struct SymmetricEigensystem: Sendable, Equatable {
  /// λₖ in ascending order, `[order]`.
  public let values: [Double]

  /// vₖ as rows of a row-major `[order, order]` matrix; orthonormal, each of either sign.
  public let vectors: [Double]

  /// Component `i` of eigenvector `k` is `vector(k)[i]`.
  public func vector(_ k: Int) -> ArraySlice<Double> {
    vectors[k * values.count..<(k + 1) * values.count]
  }
}

/// The eigensystem of a symmetric matrix, by tridiagonal reduction and implicit QR steps.
///
/// Golub and Van Loan, Matrix Computations, section 8.3; absolute errors of the eigenvalues are a
/// few 1e-16 of the largest.
///
/// - Parameters:
///   - matrix: A, row-major `[order, order]`; only the lower triangle is read.
///   - order: Rows of A, at least 1.
/// - Throws: `GSLError` if an element is infinite or NaN, for which the steps would never end.
public func symmetricEigensystem(_ matrix: [Double], order: Int) throws(GSLError)
  -> SymmetricEigensystem
{
  precondition(order >= 1, "symmetricEigensystem: order is \(order); expected at least 1")
  requireElements(matrix, order * order, "symmetricEigensystem: matrix", "[\(order), \(order)]")
  try requireFinite(matrix, order: order)
  GSL.prepare()
  let workspace = gsl_eigen_symmv_alloc(order)
  defer { gsl_eigen_symmv_free(workspace) }

  var (elements, values) = (matrix, [Double](repeating: 0, count: order))
  var columns = [Double](repeating: 0, count: order * order)
  let code = elements.withUnsafeMutableBufferPointer { a in
    values.withUnsafeMutableBufferPointer { w in
      columns.withUnsafeMutableBufferPointer { v in
        var aView = gsl_matrix_view_array(a.baseAddress, order, order)
        var wView = gsl_vector_view_array(w.baseAddress, order)
        var vView = gsl_matrix_view_array(v.baseAddress, order, order)
        let code = gsl_eigen_symmv(&aView.matrix, &wView.vector, &vView.matrix, workspace)
        gsl_eigen_symmv_sort(&wView.vector, &vView.matrix, GSL_EIGEN_SORT_VAL_ASC)
        gsl_matrix_transpose(&vView.matrix)
        return code
      }
    }
  }
  try GSL.check(code, in: "gsl_eigen_symmv")
  return SymmetricEigensystem(values: values, vectors: columns)
}

private func requireFinite(_ matrix: [Double], order: Int) throws(GSLError) {
  guard let place = matrix.firstIndex(where: { !$0.isFinite }) else { return }
  throw GSLError(
    code: Int32(GSL_EDOM), function: "gsl_eigen_symmv",
    advice: "element [\(place / order), \(place % order)] is \(matrix[place]); "
      + "an eigensystem needs finite elements")
}
