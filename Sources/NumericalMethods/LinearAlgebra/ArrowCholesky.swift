/// A positive definite `ArrowMatrix`, some variables left out, ready to be solved with.
public struct ArrowCholesky: Sendable {
  private let reduction: ArrowReduction
  private let factor: [Double]

  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - isHeld: Variables whose rows and columns are left out; nil for none.
  /// - Returns: Nil if the rest is not positive definite, or holds NaN.
  public init?(_ matrix: ArrowMatrix, leavingOut isHeld: [Bool]? = nil) {
    self.init(
      ArrowReduction(
        matrix, leavingOut: isHeld ?? Array(repeating: false, count: matrix.count)))
  }

  init?(_ reduction: ArrowReduction) {
    guard reduction.hasPositiveTips else { return nil }
    var factor = reduction.complement
    let order = reduction.border.count
    guard order == 0 || choleskyFactor(&factor, order: order) else { return nil }
    (self.reduction, self.factor) = (reduction, factor)
  }

  /// A⁻¹b; 0 for variables that are left out.
  ///
  /// - Parameter rightHandSide: b, one number for each variable.
  public func solve(_ rightHandSide: [Double]) -> [Double] {
    reduction.solution(of: rightHandSide) { reduced in
      choleskySolve(
        factor: factor, order: reduction.border.count, rightHandSides: &reduced, count: 1)
    }
  }

  /// One column of A⁻¹; 0 for variables that are left out.
  public func inverseColumn(_ variable: Int) -> [Double] {
    var unit = Array(repeating: 0.0, count: reduction.matrix.count)
    unit[variable] = 1
    return solve(unit)
  }
}
