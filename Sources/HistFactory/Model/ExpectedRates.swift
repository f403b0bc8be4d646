import Autodiff

extension HistFactoryModel {
  /// Expected events in each bin of each channel, joined in channel order, of shape `[bins]`.
  ///
  /// - Parameter theta: All parameters, of shape `[parameterCount]`.
  public func expectedRates(at theta: GlobalExpression) -> GlobalExpression {
    concatenate(channels.map { expectedRates(of: $0, at: theta) })
  }

  /// Expected events in each bin of one channel.
  public func expectedRates(of channel: Channel, at theta: GlobalExpression) -> GlobalExpression {
    let rates = channel.samples.map { expectedRates(of: $0, at: theta) }
    return rates.dropFirst().reduce(rates[0], +)
  }

  /// (nominal + Σ shifts) × Π factors.
  public func expectedRates(of sample: Sample, at theta: GlobalExpression) -> GlobalExpression {
    var rate = sample.nominal
    for case .histoSys(let name, let low, let high) in sample.modifiers {
      rate =
        rate
        + shiftInterpolation.shift(
          scalar(name, theta), up: high - sample.nominal, down: sample.nominal - low)
    }
    for modifier in sample.modifiers {
      if let factor = factor(of: modifier, at: theta) { rate = rate * factor }
    }
    return rate
  }

  private func factor(of modifier: Modifier, at theta: GlobalExpression) -> GlobalExpression? {
    switch modifier {
    case .histoSys: nil
    case .normFactor(let name), .luminosity(let name, _, _): scalar(name, theta)
    case .normSys(let name, let low, let high):
      factorInterpolation.factor(scalar(name, theta), low: low, high: high)
    case .shapeFactor(let name): theta[parameter(name).range]
    case .statError(let name, _), .shapeSys(let name, _):
      heldFactors(parameter(name), theta)
    }
  }

  /// Bin factors, with 1 in place of those that have no uncertainty.
  private func heldFactors(_ parameter: ModelParameter, _ theta: GlobalExpression)
    -> GlobalExpression
  {
    let values = theta[parameter.range]
    switch parameter.kind {
    case .statistical(let widths): return widths.isGreater(than: 0).select(values, 1.0)
    case .poisson(let tau): return tau.isGreater(than: 0).select(values, 1.0)
    default: return values
    }
  }

  private func scalar(_ name: String, _ theta: GlobalExpression) -> GlobalExpression {
    theta[parameter(name).range.lowerBound]
  }
}
