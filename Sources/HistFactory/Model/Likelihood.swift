import Autodiff

/// Observed counts and auxiliary measurements, as expressions.
public struct ModelData: Sendable {
  /// Events in each bin, channels joined in model order.
  public var main: GlobalExpression
  /// One value for each constrained parameter, in the order of θ.
  public var auxiliary: GlobalExpression

  public init(main: GlobalExpression, auxiliary: GlobalExpression) {
    self.main = main
    self.auxiliary = auxiliary
  }
}

extension HistFactoryModel {
  private var constrained: [ModelParameter] { parameters.filter(\.isConstrained) }

  /// The Asimov data set of θ: every measurement at its expectation.
  public func expectedData(at theta: GlobalExpression) -> ModelData {
    ModelData(main: expectedRates(at: theta), auxiliary: expectedAuxiliary(at: theta))
  }

  /// Observed counts with auxiliary measurements at their nominal values.
  public func data(observing main: GlobalExpression) -> ModelData {
    let nominal = GlobalExpression(initialValues)
    return ModelData(main: main, auxiliary: expectedAuxiliary(at: nominal))
  }

  private func expectedAuxiliary(at theta: GlobalExpression) -> GlobalExpression {
    let parts = constrained.map { parameter in
      let values = theta[parameter.range]
      if case .poisson(let tau) = parameter.kind { return values * safe(tau) }
      return values
    }
    return parts.isEmpty ? [] : concatenate(parts)
  }

  /// τ with 1 in place of 0, where the factor has no effect on the rates.
  private func safe(_ tau: GlobalExpression) -> GlobalExpression {
    tau.isGreater(than: 0).select(tau, 1.0)
  }

  /// −log L(θ) + log L of the saturated model: zero when every measurement is at its expectation.
  ///
  /// It differs from −log L by a term without θ, so minima and likelihood ratios are the same, but
  /// nothing large cancels in them. A bin with no events and no expectation contributes 0; a bin
  /// with events and no expectation is infinite.
  public func halfDeviance(at theta: GlobalExpression, data: ModelData) -> GlobalExpression {
    let main = poissonHalfDeviance(data.main, expectedRates(at: theta)).sum()
    return constraintTerms(at: theta, data: data).reduce(main) { $0 + $1.halfDeviance }
  }

  /// −log L(θ), with all constants: Poisson probabilities of the counts and of Poisson auxiliary data,
  /// normal densities of the other auxiliary data.
  public func negativeLogLikelihood(at theta: GlobalExpression, data: ModelData)
    -> GlobalExpression
  {
    let main = saturatedPoisson(data.main).sum()
    let constants = constraintTerms(at: theta, data: data).map(\.saturated)
    return constants.reduce(halfDeviance(at: theta, data: data) + main, +)
  }

  private func constraintTerms(at theta: GlobalExpression, data: ModelData)
    -> [(halfDeviance: GlobalExpression, saturated: GlobalExpression)]
  {
    var position = 0
    return constrained.map { parameter in
      let observed = data.auxiliary[position..<(position + parameter.range.count)]
      position += parameter.range.count
      let values = theta[parameter.range]
      switch parameter.kind {
      case .free: preconditionFailure("a free parameter has no constraint term")
      case .standardNormal: return normal(observed - values, width: 1.0)
      case .normal(_, let width): return normal(observed - values, width: GlobalExpression(width))
      case .statistical(let widths):
        return normal(observed - values, width: widths.isGreater(than: 0).select(widths, 1.0))
      case .poisson(let tau):
        return (
          poissonHalfDeviance(observed, values * safe(tau)).sum(),
          saturatedPoisson(observed).sum()
        )
      }
    }
  }

  private func normal(_ residual: GlobalExpression, width: GlobalExpression)
    -> (halfDeviance: GlobalExpression, saturated: GlobalExpression)
  {
    let logRootTwoPi = 0.918938533204672741780329736406
    let constants = (log(width).broadcast(to: residual.shape) + logRootTwoPi).sum()
    return (0.5 * square(residual / width).sum(), constants)
  }
}

/// λ − n + n log(n/λ): −log of the Poisson probability relative to its maximum at λ = n.
private func poissonHalfDeviance(_ n: GlobalExpression, _ rate: GlobalExpression)
  -> GlobalExpression
{
  let hasEvents = n.isGreater(than: 0)
  let excess = rate - n
  let logRatio = log1p(excess / hasEvents.select(n, 1.0))
  return excess - hasEvents.select(n * logRatio, 0.0)
}

/// −log of the Poisson probability of n at λ = n; n need not be whole.
private func saturatedPoisson(_ n: GlobalExpression) -> GlobalExpression {
  let hasEvents = n.isGreater(than: 0)
  return n - hasEvents.select(n * log(hasEvents.select(n, 1.0)), 0.0) + logGamma(n + 1)
}
