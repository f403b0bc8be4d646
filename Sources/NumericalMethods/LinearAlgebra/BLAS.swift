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
  public static func gemm<Number: BLASNumber>(
    transposeA: Bool = false, transposeB: Bool = false, m: Int, n: Int, k: Int,
    alpha: Number = 1, a: UnsafePointer<Number>, lda: Int, b: UnsafePointer<Number>, ldb: Int,
    beta: Number = 0, c: UnsafeMutablePointer<Number>, ldc: Int
  ) {
    useOneThreadPerCall()
    requireRow(lda, atLeast: transposeA ? m : k, of: "a")
    requireRow(ldb, atLeast: transposeB ? k : n, of: "b")
    requireRow(ldc, atLeast: n, of: "c")
    guard m > 0, n > 0 else { return }
    Number.gemm(
      transposeA, transposeB, Int32(m), Int32(n), Int32(k), alpha, a, Int32(max(lda, 1)), b,
      Int32(max(ldb, 1)), beta, c, Int32(ldc))
  }

  /// C ← C + alpha·AᵀA, in the lower triangle alone.
  ///
  /// - Parameters:
  ///   - a: A, row-major `[rows, columns]`.
  ///   - rows: Rows of A, terms of each sum.
  ///   - columns: Columns of A.
  ///   - alpha: Factor of the product.
  ///   - c: C, row-major `[columns, columns]`; above the diagonal it is left as it is.
  public static func addGram(
    of a: UnsafePointer<Double>, rows: Int, columns: Int, times alpha: Double = 1,
    to c: UnsafeMutablePointer<Double>
  ) {
    useOneThreadPerCall()
    guard rows > 0, columns > 0 else { return }
    let (n, k) = (Int32(columns), Int32(rows))
    cblas_dsyrk(CblasRowMajor, CblasLower, CblasTrans, n, k, alpha, a, n, 1, c, n)
  }

  /// How many columns of a wide product C ← A·B are best computed at a time, A being `[m, k]`.
  ///
  /// OpenBLAS copies factors into an order of its own first, unless m·n·k is at most a million: then it
  /// has AVX-512 kernels that do without, and are a third faster (seen with 0.3.21). Its kernels like
  /// multiples of 48. All columns at once where so few are not worth a call.
  public static func columnsPerCall(m: Int, k: Int) -> Int {
    let most = 1_000_000 / max(m * k, 1) / 48 * 48
    return most >= 48 ? most : Int.max
  }

  private static func requireRow(_ stride: Int, atLeast length: Int, of name: String) {
    precondition(
      stride >= length,
      "gemm: ld\(name) is \(stride), but a row of \(name) has \(length) elements; "
        + "pass at least \(length)")
  }
}

/// A number that the linked BLAS computes with: `Double` or `Float`.
public protocol BLASNumber: BinaryFloatingPoint, SendableMetatype {
  /// The library's product of row-major matrices; `BLAS.gemm` says what it means, and checks.
  static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int32, _ n: Int32, _ k: Int32, _ alpha: Self,
    _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32, _ beta: Self,
    _ c: UnsafeMutablePointer<Self>, _ ldc: Int32)
}

extension Double: BLASNumber {
  /// `cblas_dgemm`.
  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int32, _ n: Int32, _ k: Int32, _ alpha: Double,
    _ a: UnsafePointer<Double>, _ lda: Int32, _ b: UnsafePointer<Double>, _ ldb: Int32,
    _ beta: Double, _ c: UnsafeMutablePointer<Double>, _ ldc: Int32
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
  }
}

extension Float: BLASNumber {
  /// `cblas_sgemm`.
  public static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int32, _ n: Int32, _ k: Int32, _ alpha: Float,
    _ a: UnsafePointer<Float>, _ lda: Int32, _ b: UnsafePointer<Float>, _ ldb: Int32,
    _ beta: Float, _ c: UnsafeMutablePointer<Float>, _ ldc: Int32
  ) {
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
  }
}
