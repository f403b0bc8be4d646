internal import CGSL

/// Dense products by the linked BLAS, on row-major matrices.
public enum BLAS {
  private static let oneThread: Void = apus_blas_use_one_thread()

  /// Makes each call run on the thread that makes it, once for the whole process.
  ///
  /// Sweeps over events are parallel already; threads inside each product would only fight theirs.
  /// The choice also fixes the order of summation. Without OpenBLAS it does nothing.
  public static func useOneThreadPerCall() { oneThread }

  /// What answers the calls, as in `OpenBLAS 0.3.21 …`, or `unknown` where it is not OpenBLAS.
  public static var implementation: String { String(cString: apus_blas_configuration()) }

  /// C ← alpha·op(A)·op(B) + beta·C, where op transposes or does nothing.
  ///
  /// - Parameters:
  ///   - transposeA: Whether `a` holds A transposed, that is `[k, m]` instead of `[m, k]`.
  ///   - transposeB: Whether `b` holds B transposed, that is `[n, k]` instead of `[k, n]`.
  ///   - m: Rows of C.
  ///   - n: Columns of C.
  ///   - k: Terms of each sum. With none, C ← beta·C.
  ///   - alpha: Factor of the product.
  ///   - a: The elements of A, row after row.
  ///   - lda: Elements from one row of `a` to the next, at least the length of a row.
  ///   - b: The elements of B, row after row.
  ///   - ldb: Elements from one row of `b` to the next.
  ///   - beta: Factor of what C holds; at zero C is not read, so it may hold NaN or rubbish.
  ///   - c: The elements of C, `[m, n]`, row after row; must not overlap `a` or `b`.
  ///   - ldc: Elements from one row of `c` to the next.
  public static func gemm(
    transposeA: Bool = false, transposeB: Bool = false, m: Int, n: Int, k: Int,
    alpha: Double = 1, a: UnsafePointer<Double>, lda: Int, b: UnsafePointer<Double>, ldb: Int,
    beta: Double = 0, c: UnsafeMutablePointer<Double>, ldc: Int
  ) {
    useOneThreadPerCall()
    requireRow(lda, atLeast: transposeA ? m : k, of: "a")
    requireRow(ldb, atLeast: transposeB ? k : n, of: "b")
    requireRow(ldc, atLeast: n, of: "c")
    guard m > 0, n > 0 else { return }
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      Int32(m), Int32(n), Int32(k), alpha, a, Int32(max(lda, 1)), b, Int32(max(ldb, 1)), beta, c,
      Int32(ldc))
  }

  private static func requireRow(_ stride: Int, atLeast length: Int, of name: String) {
    precondition(
      stride >= length,
      "gemm: ld\(name) is \(stride), but a row of \(name) has \(length) elements; "
        + "pass at least \(length)")
  }
}
