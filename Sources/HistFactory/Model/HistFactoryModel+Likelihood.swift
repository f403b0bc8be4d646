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

  /// Observed counts with auxiliary measurements at their nominal values, unless a workspace's
  /// measurement says otherwise.
  ///
  /// - Parameter main: Events in each bin, channels joined in model order, of shape `[bins]`.
  public func data(observing main: GlobalExpression) -> ModelData {
    ModelData(main: main, auxiliary: joined(constrained.map(\.observedAuxiliary)))
  }

  private func expectedAuxiliary(at theta: GlobalExpression) -> GlobalExpression {
    joined(constrained.map { $0.expectedAuxiliary(at: theta[$0.range]) })
  }

  private func joined(_ parts: [GlobalExpression]) -> GlobalExpression {
    parts.isEmpty ? [] : concatenate(parts)
  }

  /// −log L(θ) + log L of the saturated model: zero when every measurement is at its expectation.
  ///
  /// It differs from −log L by a term without θ, so minima and likelihood ratios are the same, but
  /// nothing large cancels in them. A bin with no events and no expectation contributes 0; a bin
  /// with events and no expectation is infinite, as is a negative expectation of no events.
  public func halfDeviance(at theta: GlobalExpression, data: ModelData) -> GlobalExpression {
    let main = poissonHalfDeviance(data.main, expectedRates(at: theta)).sum()
    return constraintTerms(at: theta, data: data).reduce(main) { $0 + $1.halfDeviance }
  }

  /// −log L(θ), with all constants: Poisson probabilities of the counts and of Poisson auxiliary
  /// data, normal densities of the other auxiliary data.
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
        return normal(observed - values, width: widths.orOneWhereZero)
      case .poisson(let tau):
        return (
          poissonHalfDeviance(observed, values * tau.orOneWhereZero).sum(),
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
  // Near the maximum n log(n/λ) and λ − n all but cancel; log1p keeps the digits of their
  // difference. Far below it the excess loses those of λ; either logarithm is 0 where the other one counts.
  let (excess, count) = (rate - n, hasEvents.select(n, 1.0))
  let isFar = rate.isLess(than: 0.5 * n)
  let logRatio =
    log1p(isFar.select(0.0, excess / count)) + log(isFar.select(rate, count) / count)
  let ifEmpty = rate.isLess(than: GlobalExpression(0)).select(GlobalExpression(.infinity), 0.0)
  return excess - hasEvents.select(n * logRatio, -ifEmpty)
}

/// −log of the Poisson probability of n at λ = n; n need not be whole.
private func saturatedPoisson(_ n: GlobalExpression) -> GlobalExpression {
  let hasEvents = n.isGreater(than: 0)
  return n - hasEvents.select(n * log(hasEvents.select(n, 1.0)), 0.0) + logGamma(n + 1)
}
