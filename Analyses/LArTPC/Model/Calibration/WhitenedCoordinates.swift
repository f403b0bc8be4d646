import NumericalMethods

/// Coordinates y in which the information at a point is the unit matrix: x = point + Lᵀ⁻¹ y, F = L Lᵀ.
public struct WhitenedCoordinates: Sendable {
  private let origin: [Double]
  private let factor: [Double]

  /// - Parameters:
  ///   - information: F of the six scaled parameters.
  ///   - point: Where y = 0.
  public init(_ information: FisherInformation, at point: DetectorParameters) {
    self.init(matrix: information.matrix, at: point.scaled)
  }

  /// - Parameters:
  ///   - matrix: F, row-major `[n, n]`; with a thousandth of its diagonal added where it is not
  ///     positive definite, and 100 on the diagonal in its place where it is not even then: any choice gives
  ///     coordinates, good ones make searches shorter.
  ///   - origin: Where y = 0, `[n]`.
  public init(matrix: [Double], at origin: [Double]) {
    let n = origin.count
    self.origin = origin
    var factor = matrix
    if !choleskyFactor(&factor, order: n) {
      factor = matrix.indices.map { matrix[$0] * ($0 % (n + 1) == 0 ? 1.001 : 1) }
      if !choleskyFactor(&factor, order: n) {
        factor = matrix.indices.map { $0 % (n + 1) == 0 ? 100.0 : 0 }
      }
    }
    self.factor = factor
  }

  /// The parameters of a position.
  public func scaled(_ position: [Double]) -> [Double] {
    let n = origin.count
    var change = position
    for row in (0..<n).reversed() {
      for column in row + 1..<max(n, row + 1) {
        change[row] -= factor[column * n + row] * change[column]
      }
      change[row] /= factor[row * n + row]
    }
    return zip(origin, change).map { $0 + $1 }
  }

  /// A gradient in y from that in the parameters: L⁻¹ g.
  public func gradient(_ slope: [Double]) -> [Double] {
    let n = origin.count
    var result = slope
    for row in 0..<n {
      for column in 0..<row { result[row] -= factor[row * n + column] * result[column] }
      result[row] /= factor[row * n + row]
    }
    return result
  }
}
