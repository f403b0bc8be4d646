// TEMPORARY until merge
internal import CGSL

public enum BLAS {
  public static func useOneThreadPerCall() {}
  public static func gemm(
    transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int, alpha: Double,
    a: UnsafePointer<Double>, lda: Int, b: UnsafePointer<Double>, ldb: Int, beta: Double,
    c: UnsafeMutablePointer<Double>, ldc: Int
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      Int32(m), Int32(n), Int32(k), alpha, a, Int32(lda), b, Int32(ldb), beta, c, Int32(ldc))
  }
}
public func choleskyFactor(_ a: UnsafeMutablePointer<Double>, order n: Int) -> Bool {
  for j in 0..<n {
    var d = a[j * n + j]
    for k in 0..<j { d -= a[j * n + k] * a[j * n + k] }
    guard d > 0, d.isFinite else { return false }
    let r = d.squareRoot()
    a[j * n + j] = r
    for i in (j + 1)..<max(n, j + 1) {
      var s = a[i * n + j]
      for k in 0..<j { s -= a[i * n + k] * a[j * n + k] }
      a[i * n + j] = s / r
    }
  }
  for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { a[i * n + j] = 0 } }
  return true
}
public func choleskySolve(
  factor a: UnsafePointer<Double>, order n: Int, rightHandSides x: UnsafeMutablePointer<Double>,
  count m: Int
) {
  for c in 0..<m {
    for i in 0..<n {
      var s = x[i * m + c]
      for k in 0..<i { s -= a[i * n + k] * x[k * m + c] }
      x[i * m + c] = s / a[i * n + i]
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      var s = x[i * m + c]
      for k in (i + 1)..<max(n, i + 1) { s -= a[k * n + i] * x[k * m + c] }
      x[i * m + c] = s / a[i * n + i]
    }
  }
}
public func polygamma(_ order: Int, _ x: Double) -> Double { gsl_sf_psi_n(Int32(order), x) }
