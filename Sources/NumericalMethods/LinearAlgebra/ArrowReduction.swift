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
    eliminateTips()
  }

  private mutating func eliminateTips() {
    let (m, all) = (border.count, matrix.pattern.border.count)
    // Tips of either sign separately, as their square roots are taken.
    for sign in [1.0, -1.0] {
      let rows = tips.filter { matrix.diagonal[$0] * sign > 0 }
      guard !rows.isEmpty, m > 0 else { continue }
      let scaled = [Double](unsafeUninitializedCapacity: rows.count * m) { scaled, count in
        var next = 0
        for tip in rows {
          let scale = 1 / (sign * matrix.diagonal[tip]).squareRoot()
          for place in border {
            scaled[next] = scale * matrix.coupling[tip * all + place]
            next += 1
          }
        }
        count = next
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
    for tip in tips where matrix.diagonal[tip] != 0 {
      addCoupling(
        of: tip, times: -rightHandSide[pattern.tips[tip]] / matrix.diagonal[tip], to: &reduced)
    }
    if !border.isEmpty { solve(&reduced) }
    for (row, place) in border.enumerated() { result[pattern.border[place]] = reduced[row] }
    for tip in tips where matrix.diagonal[tip] != 0 {
      let (variable, own) = (pattern.tips[tip], matrix.diagonal[tip])
      result[variable] =
        rightHandSide[variable] / curvature(own) - coupling(of: tip, with: reduced) / own
    }
    return result
  }

  /// b ← b + factor·c, c being a tip's coupling with the border.
  private func addCoupling(of tip: Int, times factor: Double, to b: inout [Double]) {
    let first = tip * matrix.pattern.border.count
    matrix.coupling.withUnsafeBufferPointer { coupling in
      border.withUnsafeBufferPointer { border in
        for row in b.indices { b[row] += factor * coupling[first + border[row]] }
      }
    }
  }

  /// c·v, c being a tip's coupling with the border.
  private func coupling(of tip: Int, with v: [Double]) -> Double {
    let first = tip * matrix.pattern.border.count
    return matrix.coupling.withUnsafeBufferPointer { coupling in
      border.withUnsafeBufferPointer { border in
        var sum = 0.0
        for row in v.indices { sum += coupling[first + border[row]] * v[row] }
        return sum
      }
    }
  }

  /// A vector over the border continued so that no tip feels a force: (v, −D⁻¹Cv).
  func lifted(_ vector: some Collection<Double>) -> [Double] {
    let (pattern, vector) = (matrix.pattern, Array(vector))
    var result = Array(repeating: 0.0, count: matrix.count)
    for (place, component) in zip(border, vector) { result[pattern.border[place]] = component }
    for tip in tips where matrix.diagonal[tip] != 0 {
      result[pattern.tips[tip]] = -coupling(of: tip, with: vector) / matrix.diagonal[tip]
    }
    return result
  }
}
