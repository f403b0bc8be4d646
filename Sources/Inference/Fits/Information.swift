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
  public func covariance(mu: GlobalExpression = 1) throws -> GlobalExpression {
    try fisherInformation(mu: mu).inverse()
  }

  /// The standard deviation of the parameter of interest, √[I⁻¹]_μμ, at signal strength μ.
  public func expectedUncertainty(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let index = try index(of: requireParameterOfInterest())
    return sqrt(try covariance(mu: mu).diagonal()[index])
  }

  /// log det of the covariance: the logarithm of the generalised variance, smaller is better.
  public func logGeneralisedVariance(mu: GlobalExpression = 1) throws -> GlobalExpression {
    -(try fisherInformation(mu: mu).logDeterminant())
  }
}
