/// Functions of normal numbers x = μ + σz, in closed form; α = μ/σ.
extension Moments {
  /// Of 1 where the number is above 0, else 0: Φ(α) and Φ(α)Φ(−α), exact.
  public func isPositive() -> Moments {
    let alpha = ratio
    return Moments(
      mean: normalCDF(alpha), variance: normalCDF(alpha) * normalCDF(-alpha))
  }

  /// Of max(x, 0), exact: m = μΦ(α) + σφ(α), and σ²Φ(α) − m(m − μ), in which no large numbers cancel.
  ///
  /// Frey and Hinton, doi:10.1162/089976699300016818.
  public func rectified() -> Moments {
    let (alpha, sigma) = (ratio, standardDeviation)
    let density = sigma * exp(-0.5 * square(alpha) - 0.918938533204672741780329736406)
    let above = mean * normalCDF(alpha) + density
    let below = density - mean * normalCDF(-alpha)
    return Moments(mean: above, variance: variance * normalCDF(alpha) - above * below)
  }

  /// Of eˣ, exact: exp(μ + V/2), and that squared times (eⱽ − 1).
  public func exponentiated() -> Moments {
    let expectation = exp(mean + 0.5 * variance)
    return Moments(mean: expectation, variance: square(expectation) * expm1(variance))
  }

  /// The mean of Φ(x), exact: Φ(μ/√(1 + V)).
  public func meanNormalCDF() -> Value { normalCDF(mean / sqrt(1 + variance)) }

  /// The mean of sigmoid(x), approximately: sigmoid(μ/√(1 + πV/8)), off by at most 0.02.
  ///
  /// MacKay, doi:10.1162/neco.1992.4.5.720. `mapped(by: .quadrature(points: 20), sigmoid)` is more accurate,
  /// and has the variance.
  public func approximateMeanSigmoid() -> Value {
    sigmoid(mean / sqrt(1 + (Double.pi / 8) * variance))
  }

  private var ratio: Value { mean / standardDeviation }
}
