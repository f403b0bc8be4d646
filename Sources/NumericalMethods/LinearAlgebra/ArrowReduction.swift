/// An `ArrowMatrix` with its tips eliminated: what remains of the border, A − CᵀD⁻¹C.
///
/// With the tips' elements D, the border's A and their coupling C the matrix is M·diag(D, S)·Mᵀ with a
/// unit triangular M (the Schur complement S), so it is positive definite if D and S are.
struct ArrowReduction: Sendable {
  let matrix: ArrowMatrix
  /// Variables of the border that take part, as places in it.
  let border: [Int]
  /// Tips that take part, as places among them.
  let tips: [Int]
  /// S, row-major `[border, border]`; only its lower triangle has a meaning.
  private(set) var complement: [Double]
  /// C and D of what takes part, `[tips, border]` and `[tips]`.
  private let coupling: [Double]
  private let diagonal: [Double]
  /// Whether no tip's own element is negative or zero.
  let hasPositiveTips: Bool

  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - isHeld: Variables whose rows and columns are left out.
  init(_ matrix: ArrowMatrix, leavingOut isHeld: [Bool]) {
    self.matrix = matrix
    let pattern = matrix.pattern
    let border = pattern.border.indices.filter { !isHeld[pattern.border[$0]] }
    self.border = border
    tips = pattern.tips.indices.filter { !isHeld[pattern.tips[$0]] }
    hasPositiveTips = tips.allSatisfy { matrix.diagonal[$0] > 0 }
    let (m, all) = (border.count, pattern.border.count)
    complement = [Double](unsafeUninitializedCapacity: m * m) { copy, count in
      for (row, i) in border.enumerated() {
        for (column, j) in border[...row].enumerated() {
          copy[row * m + column] = matrix.dense[i * all + j]
        }
        for column in (row + 1)..<max(m, row + 1) { copy[row * m + column] = 0 }
      }
      count = m * m
    }
    coupling = [Double](unsafeUninitializedCapacity: tips.count * m) { [tips] copy, count in
      for (row, tip) in tips.enumerated() {
        for (column, place) in border.enumerated() {
          copy[row * m + column] = matrix.coupling[tip * all + place]
        }
      }
      count = tips.count * m
    }
    diagonal = tips.map { matrix.diagonal[$0] }
    eliminateTips()
  }

  private mutating func eliminateTips() {
    let m = border.count
    // Tips of either sign separately, as their square roots are taken.
    for sign in [1.0, -1.0] {
      let rows = tips.indices.filter { diagonal[$0] * sign > 0 }
      guard !rows.isEmpty, m > 0 else { continue }
      let scaled = [Double](unsafeUninitializedCapacity: rows.count * m) { scaled, count in
        coupling.withUnsafeBufferPointer { coupling in
          for (row, tip) in rows.enumerated() {
            let scale = 1 / (sign * diagonal[tip]).squareRoot()
            for column in 0..<m { scaled[row * m + column] = scale * coupling[tip * m + column] }
          }
        }
        count = rows.count * m
      }
      BLAS.addGram(of: scaled, rows: rows.count, columns: m, times: -sign, to: &complement)
    }
  }

  /// Solves with the whole matrix, given a solver for S; left-out and unsolvable parts are 0.
  ///
  /// - Parameters:
  ///   - rightHandSide: One number for each variable.
  ///   - curvature: What stands for a tip's own element.
  ///   - solve: Replaces b by S⁻¹b.
  func solution(
    of rightHandSide: [Double], tipCurvature curvature: (Double) -> Double = { $0 },
    bySolving solve: (inout [Double]) -> Void
  ) -> [Double] {
    let pattern = matrix.pattern
    var result = Array(repeating: 0.0, count: rightHandSide.count)
    var reduced = border.map { rightHandSide[pattern.border[$0]] }
    let forces = zip(tips, diagonal).map { tip, own in
      own != 0 ? rightHandSide[pattern.tips[tip]] / own : 0
    }
    multiply(coupling, transposed: true, forces, times: -1, addingTo: &reduced)
    if !border.isEmpty { solve(&reduced) }
    for (row, place) in border.enumerated() { result[pattern.border[place]] = reduced[row] }
    let across = coupled(to: reduced)
    for (row, tip) in tips.enumerated() where diagonal[row] != 0 {
      let variable = pattern.tips[tip]
      result[variable] =
        rightHandSide[variable] / curvature(diagonal[row]) - across[row] / diagonal[row]
    }
    return result
  }

  /// A vector over the border continued so that no tip feels a force: (v, −D⁻¹Cv).
  func lifted(_ vector: some Collection<Double>) -> [Double] {
    let (pattern, across) = (matrix.pattern, coupled(to: Array(vector)))
    var result = Array(repeating: 0.0, count: matrix.count)
    for (place, component) in zip(border, vector) { result[pattern.border[place]] = component }
    for (row, tip) in tips.enumerated() where diagonal[row] != 0 {
      result[pattern.tips[tip]] = -across[row] / diagonal[row]
    }
    return result
  }

  /// C·v for a vector over the border.
  private func coupled(to v: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: tips.count)
    multiply(coupling, transposed: false, v, times: 1, addingTo: &result)
    return result
  }

  private func multiply(
    _ matrix: [Double], transposed: Bool, _ v: [Double], times factor: Double,
    addingTo result: inout [Double]
  ) {
    guard !tips.isEmpty, !border.isEmpty else { return }
    let (m, n) = transposed ? (border.count, tips.count) : (tips.count, border.count)
    BLAS.gemm(
      transposeA: transposed, m: m, n: 1, k: n, alpha: factor, a: matrix, lda: border.count, b: v,
      ldb: 1, beta: 1, c: &result, ldc: 1)
  }
}
