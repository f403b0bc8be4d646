import Autodiff

/// Water and wall as expressions: the coefficients 1/S and 1/A, in 1/m, and R.
public struct MediumExpressions: Sendable {
  /// 1/S, above 0.
  public let scattering: GlobalExpression
  /// R, from 0 to 1.
  public let reflectivity: GlobalExpression
  /// 1/A, not negative.
  public let absorption: GlobalExpression

  /// - Parameter values: 1/S, R and 1/A, of shape `[3]`.
  public init(_ values: GlobalExpression) {
    (scattering, reflectivity, absorption) = (values[0], values[1], values[2])
  }
}

extension Medium {
  /// 1/S, R and 1/A.
  public var coefficients: [Double] { [1 / scatteringLength, reflectivity, 1 / absorptionLength] }

  /// A medium of 1/S, R and 1/A.
  ///
  /// - Throws: ``CherenkovModelError`` for values that mean nothing.
  public init(coefficients: [Double]) throws {
    try self.init(
      scatteringLength: 1 / coefficients[0], absorptionLength: 1 / coefficients[2],
      reflectivity: coefficients[1])
  }
}
