import Foundation
import NumericalMethods
import Testing

@Suite("Arrow matrices")
struct ArrowMatrixTests {
  /// Seven variables, of which three meet the border only; made from a dense square root, or not
  /// positive definite.
  private func matrix(isPositive: Bool) -> ArrowMatrix {
    let stream = RandomStream(seed: 3, purpose: "arrow")
    var matrix = ArrowMatrix(ArrowMatrix.Pattern(count: 7, tips: [1, 4, 5]))
    var index: UInt64 = 0
    func next() -> Double {
      index += 1
      return stream.normal(at: index)
    }
    for i in 0..<7 {
      for j in 0..<i where !([1, 4, 5].contains(i) && [1, 4, 5].contains(j)) {
        matrix.add(next(), at: i, j)
      }
      matrix.addToDiagonal(isPositive ? 12 + next() : next(), of: i)
    }
    return matrix
  }

  private let vector = [0.3, -1.2, 0.7, 2.0, -0.4, 1.1, 0.9]

  private func product(_ matrix: ArrowMatrix, _ v: [Double]) -> [Double] {
    (0..<7).map { i in (0..<7).reduce(0) { $0 + matrix[i, $1] * v[$1] } }
  }

  @Test func `elements, whole and restricted`() {
    let matrix = matrix(isPositive: true)
    #expect(matrix.elements.count == 49 && matrix.isFinite)
    #expect(matrix[1, 4] == 0 && matrix[1, 0] == matrix[0, 1] && matrix[1, 0] != 0)
    let form = zip(vector, product(matrix, vector)).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(matrix.quadraticForm(vector) - form) < 1e-12 * abs(form))
    let chosen = [0, 1, 3, 5, 6]
    var part = ArrowMatrix(matrix.pattern.restricted(to: chosen))
    matrix.copy(chosen, to: &part)
    for (a, i) in chosen.enumerated() {
      for (b, j) in chosen.enumerated() { #expect(part[a, b] == matrix[i, j]) }
    }
    var broken = matrix
    broken.addToDiagonal(.nan, of: 4)
    #expect(!broken.isFinite)
    broken.reset()
    #expect(broken.elements.allSatisfy { $0 == 0 })
  }

  @Test func `solutions, with variables left out`() throws {
    let matrix = matrix(isPositive: true)
    for held in [[], [0], [1, 5], [0, 2, 3, 6], [1, 4, 5]] {
      let isHeld = (0..<7).map { held.contains($0) }
      let factor = try #require(ArrowCholesky(matrix, leavingOut: isHeld))
      let solution = factor.solve(vector)
      let back = product(matrix, solution)
      for i in 0..<7 {
        if isHeld[i] {
          #expect(solution[i] == 0)
        } else {
          #expect(abs(back[i] - vector[i]) < 1e-13)
        }
      }
      let column = factor.inverseColumn(2)
      if !isHeld[2] { #expect(abs(product(matrix, column)[2] - 1) < 1e-13) }
    }
  }

  @Test func `what is not positive definite has no factor`() {
    #expect(ArrowCholesky(matrix(isPositive: false)) == nil)
    var matrix = matrix(isPositive: true)
    matrix.addToDiagonal(-100, of: 6)
    #expect(ArrowCholesky(matrix) == nil)
    matrix.addToDiagonal(100, of: 6)
    matrix.addToDiagonal(-100, of: 4)
    #expect(ArrowCholesky(matrix) == nil)
    #expect(ArrowCholesky(matrix, leavingOut: (0..<7).map { $0 == 4 }) != nil)
  }

  /// Σ exp(b·x + cₖ tₖ) over tips plus a bowl: a function whose Hessian is an arrow.
  private final class Arrow: SmoothObjective {
    let usesPattern: Bool
    init(usesPattern: Bool) { self.usesPattern = usesPattern }

    func hessianPattern(count: Int) -> ArrowMatrix.Pattern {
      usesPattern ? .init(count: count, tips: [2, 3, 4]) : .init(count: count)
    }

    func value(at x: [Double]) -> Double {
      var (gradient, hessian) = (x, ArrowMatrix(hessianPattern(count: 5)))
      return derivatives(at: x, gradient: &gradient, hessian: &hessian)
    }

    func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix)
      -> Double
    {
      hessian.reset()
      gradient = x.map { 0.4 * $0 }
      var value = x.reduce(0) { $0 + 0.2 * $1 * $1 }
      for i in 0..<5 { hessian.addToDiagonal(0.4, of: i) }
      for tip in 2..<5 {
        let slopes = [0: 0.3 * Double(tip), 1: -0.5, tip: -1.0]
        let exponent = slopes.reduce(0) { $0 + $1.value * x[$1.key] }
        let (f, g) = (exponent * exponent / 2 + cos(exponent), exponent - sin(exponent))
        value += f
        for (i, a) in slopes {
          gradient[i] += a * g
          for (j, b) in slopes where j <= i {
            let bend = a * b * (1 - cos(exponent))
            if i == j { hessian.addToDiagonal(bend, of: i) } else { hessian.add(bend, at: i, j) }
          }
        }
      }
      return value
    }
  }

  @Test func `Newton's method ends where it ends with a dense Hessian`() {
    for start in [[3.0, -2, 1, 0.5, 2], [-1, 4, -3, 2, 0]] {
      let bounds = (lower: [-1.0, -9, 0.2, -9, -9], upper: [9.0, 9, 9, 9, 9])
      let ends = [true, false].map {
        BoundedNewton().minimise(
          Arrow(usesPattern: $0), from: start, lower: bounds.lower, upper: bounds.upper)
      }
      #expect(ends.allSatisfy { $0.outcome == .converged })
      #expect(abs(ends[0].value - ends[1].value) < 1e-12)
      for (a, b) in zip(ends[0].position, ends[1].position) { #expect(abs(a - b) < 1e-7) }
      #expect(ends[0].isFree == ends[1].isFree)
    }
  }
}
