import NumericalMethods
import Testing

@Suite("Linear algebra")
struct LinearAlgebraTests {
  private let stream = RandomStream(seed: 11, purpose: "matrices")

  @Test func `OpenBLAS answers, not GSL's reference`() {
    #expect(BLAS.implementation.contains("OpenBLAS"))
  }

  @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
  func `product agrees with its definition`(transposeA: Bool, transposeB: Bool) {
    let (m, n, k) = (5, 7, 3)
    let a = stream.normals(count: m * k)
    let b = stream.normals(count: k * n, startingAt: 1000)
    let before = stream.normals(count: m * n, startingAt: 2000)
    var c = before
    BLAS.gemm(
      transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k, alpha: 2, a: a,
      lda: transposeA ? m : k, b: b, ldb: transposeB ? k : n, beta: 0.5, c: &c, ldc: n)
    for i in 0..<m {
      for j in 0..<n {
        let sum = (0..<k).reduce(0.0) {
          $0 + (transposeA ? a[$1 * m + i] : a[i * k + $1])
            * (transposeB ? b[j * k + $1] : b[$1 * n + j])
        }
        #expect(abs(c[i * n + j] - (2 * sum + 0.5 * before[i * n + j])) < 1e-14)
      }
    }
  }

  @Test func `beta of zero overwrites NaN, and no terms give zeros`() {
    var c = [Double](repeating: .nan, count: 4)
    BLAS.gemm(m: 2, n: 2, k: 1, a: [1, 2], lda: 1, b: [3, 4], ldb: 2, c: &c, ldc: 2)
    #expect(c == [3, 4, 6, 8])
    BLAS.gemm(m: 2, n: 2, k: 0, a: [], lda: 0, b: [], ldb: 2, c: &c, ldc: 2)
    #expect(c == [0, 0, 0, 0])
  }

  @Test func `a row shorter than its stride stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var c = [0.0]
      BLAS.gemm(m: 1, n: 1, k: 2, a: [1, 2], lda: 1, b: [1, 2], ldb: 1, c: &c, ldc: 1)
    }
  }

  @Test func `Cholesky factor of a known matrix, zero above the diagonal`() {
    var a: [Double] = [4, 12, -16, 12, 37, -43, -16, -43, 98]
    #expect(choleskyFactor(&a, order: 3))
    #expect(a == [2, 0, 0, 6, 1, 0, -8, 5, 3])
  }

  @Test(arguments: [1, 2, 5, 40])
  func `Cholesky solution satisfies its equations`(order: Int) throws {
    let (a, b) = (positiveDefinite(order), stream.normals(count: order * 3, startingAt: 9000))
    let x = try #require(choleskySolve(a, order: order, rightHandSides: b, count: 3))
    var product = [Double](repeating: 0, count: order * 3)
    BLAS.gemm(m: order, n: 3, k: order, a: a, lda: order, b: x, ldb: 3, c: &product, ldc: 3)
    #expect(zip(product, b).allSatisfy { abs($0 - $1) < 1e-11 })
  }

  @Test func `Cholesky inverse of a known matrix`() throws {
    let inverse = try #require(choleskyInverse([4, 12, -16, 12, 37, -43, -16, -43, 98], order: 3))
    let known: [Double] = [1777, -488, 76, -488, 136, -20, 76, -20, 4]
    #expect(zip(inverse, known).allSatisfy { abs($0 - $1 / 36) < 1e-10 })
  }

  @Test(arguments: [
    [1, 2, 2, 1], [-1, 0, 0, 1], [1, 0, .nan, 1], [.nan, 0, 0, 1], [0, 0, 0, 0],
  ])
  func `a matrix that is not positive definite has no factor`(matrix: [Double]) {
    var a = matrix
    #expect(!choleskyFactor(&a, order: 2))
    #expect(choleskySolve(matrix, order: 2, rightHandSides: [1, 1]) == nil)
    #expect(choleskyInverse(matrix, order: 2) == nil)
  }

  @Test func `eigensystem of a known matrix`() throws {
    let system = try symmetricEigensystem([2, 0, 1, 2], order: 2)
    #expect(zip(system.values, [1, 3]).allSatisfy { abs($0 - $1) < 1e-15 })
    let (low, high) = (Array(system.vector(0)), Array(system.vector(1)))
    #expect(abs(low[0] + low[1]) < 1e-15 && abs(high[0] - high[1]) < 1e-15)
  }

  @Test(arguments: [1, 3, 30])
  func `eigenvectors are what the matrix stretches by the eigenvalues`(order: Int) throws {
    let a = positiveDefinite(order)
    let system = try symmetricEigensystem(a, order: order)
    #expect(system.values == system.values.sorted())
    for k in 0..<order {
      let v = Array(system.vector(k))
      #expect(abs(v.reduce(0) { $0 + $1 * $1 } - 1) < 1e-13)
      for i in 0..<order {
        let stretched = (0..<order).reduce(0.0) { $0 + a[i * order + $1] * v[$1] }
        #expect(abs(stretched - system.values[k] * v[i]) < 1e-11)
      }
    }
  }

  @Test func `an eigensystem of NaN is an error that names the element`() throws {
    let error = #expect(throws: GSLError.self) {
      try symmetricEigensystem([1, 0, .nan, 1], order: 2)
    }
    #expect(
      error?.description
        == "gsl_eigen_symmv: input domain error (GSL code 1); element [1, 0] is nan; "
        + "an eigensystem needs finite elements")
  }

  private func positiveDefinite(_ order: Int) -> [Double] {
    let root = stream.normals(count: order * order)
    var a = (0..<order * order).map { $0 % (order + 1) == 0 ? 0.1 : 0 }
    BLAS.gemm(
      transposeB: true, m: order, n: order, k: order, a: root, lda: order, b: root, ldb: order,
      beta: 1, c: &a, ldc: order)
    return a
  }

  @Test(arguments: [(1, 1), (30, 64), (64, 64), (100, 100), (144, 144), (145, 144), (1024, 1024)])
  func `columns of a call keep below a million products, or are all`(m: Int, k: Int) {
    let columns = BLAS.columnsPerCall(m: m, k: k)
    if m * k * 48 <= 1_000_000 {
      #expect(columns.isMultiple(of: 48) && m * k * columns <= 1_000_000)
      #expect(m * k * (columns + 48) > 1_000_000)
    } else {
      #expect(columns == .max)
    }
  }
}
