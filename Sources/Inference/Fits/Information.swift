import Autodiff
import HistFactory

extension HistFactoryModel {
  /// The observed information −∂² log L/∂θ∂θ of the Asimov data at signal strength μ, at its maximum.
  ///
  /// It is the Fisher information of the model there: for Asimov data the two are equal up to
  /// terms that vanish in expectation.
  ///
  /// - Returns: A matrix of shape `[parameterCount, parameterCount]`; differentiable in the templates.
  public func fisherInformation(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let truth = try nominalParameters(mu: mu)
    let data = expectedData(at: truth)
    return curvature(at: truth, data: data)
  }

  /// ∂²(−log L)/∂θ∂θ at a point, the data held fixed.
  public func curvature(at theta: GlobalExpression, data: ModelData) -> GlobalExpression {
    let variable = GlobalExpression.parameter("θ", shape: [parameterCount])
    let second = hessian(of: halfDeviance(at: variable, data: data), withRespectTo: variable)
    return second.substituting(variable, with: theta)
  }

  /// The covariance of the parameter estimates: the inverse of the Fisher information.
  ///
  /// Rows and columns of parameters that the model holds fixed are 0. NaN where a parameter has no
  /// influence on the data.
  public func covariance(mu: GlobalExpression = 1) throws -> GlobalExpression {
    isFitted * (try informationOfFitted(mu: mu).inverse())
  }

  /// 1 at pairs of parameters that fits vary, else 0.
  private var isFitted: GlobalExpression {
    let mask = GlobalExpression(
      parameters.flatMap { Array(repeating: $0.isFixed ? 0.0 : 1.0, count: $0.range.count) })
    return mask.reshaped(to: [parameterCount, 1]) * mask
  }

  /// The Fisher information with the identity's rows and columns for fixed parameters.
  private func informationOfFitted(mu: GlobalExpression) throws -> GlobalExpression {
    let information = try fisherInformation(mu: mu)
    guard parameters.contains(where: \.isFixed) else { return information }
    let mask = isFitted
    let identity = Tensor(
      rows: (0..<parameterCount).map { row in
        (0..<parameterCount).map { $0 == row ? 1 : 0 }
      })
    return mask * information + (1 - mask) * GlobalExpression(identity)
  }

  /// The standard deviation of the parameter of interest, √[I⁻¹]_μμ, at signal strength μ.
  public func expectedUncertainty(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let index = try index(of: requireParameterOfInterest())
    return sqrt(try covariance(mu: mu).diagonal()[index])
  }

  /// log det of the covariance: the logarithm of the generalised variance, smaller is better.
  ///
  /// Parameters that the model holds fixed do not count.
  public func logGeneralisedVariance(mu: GlobalExpression = 1) throws -> GlobalExpression {
    -(try informationOfFitted(mu: mu).logDeterminant())
  }
}
