extension Draws {
  /// Normal numbers mean + sigma · z, differentiable in both.
  ///
  /// - Parameters:
  ///   - mean: The means.
  ///   - sigma: The standard deviations.
  ///   - shape: Of independent numbers; that to which the parameters broadcast if nil.
  public func normal(
    mean: some GraphValue, sigma: some GraphValue, shape: Shape? = nil
  ) -> Value {
    let (mean, sigma) = (mean.node, sigma.node)
    return .wrap(
      mean + sigma * standard(.normal, self.shape("normal", [mean, sigma], shape)))
  }

  /// Normal numbers of mean 0: noise, sigma · z.
  ///
  /// - Parameters:
  ///   - sigma: The standard deviations.
  ///   - shape: Of independent numbers; that of `sigma` if nil.
  public func normal(sigma: some GraphValue, shape: Shape? = nil) -> Value {
    .wrap(sigma.node * standard(.normal, self.shape("normal", [sigma.node], shape)))
  }

  /// Exponential numbers mean · e, differentiable in the mean: free paths, decay times.
  ///
  /// - Parameters:
  ///   - mean: The means.
  ///   - shape: Of independent numbers; that of `mean` if nil.
  public func exponential(mean: some GraphValue, shape: Shape? = nil) -> Value {
    .wrap(mean.node * standard(.exponential, self.shape("exponential", [mean.node], shape)))
  }

  /// Exponential numbers e / rate, differentiable in the rate.
  ///
  /// - Parameters:
  ///   - rate: The rates, 1/mean.
  ///   - shape: Of independent numbers; that of `rate` if nil.
  public func exponential(rate: some GraphValue, shape: Shape? = nil) -> Value {
    .wrap(standard(.exponential, self.shape("exponential", [rate.node], shape)) / rate.node)
  }

  /// Exponential numbers given that they are below a limit, −mean · log(1 − u (1 − e^(−limit/mean))),
  /// differentiable in both: where a particle interacts that is known to interact within a depth.
  ///
  /// They become uniform as the mean becomes large.
  ///
  /// - Parameters:
  ///   - mean: The means without the limit, positive.
  ///   - limit: The limits, positive.
  ///   - shape: Of independent numbers; that to which the parameters broadcast if nil.
  public func truncatedExponential(
    mean: some GraphValue, below limit: some GraphValue, shape: Shape? = nil
  ) -> Value {
    let (mean, limit) = (mean.node, limit.node)
    let method = "truncated exponential"
    let u = standard(.uniform, self.shape(method, [mean, limit], shape), method: method)
    return .wrap(-mean * (u * (-limit / mean).unary(.expm1)).unary(.log1p))
  }

  /// Uniform numbers between two bounds, differentiable in both.
  ///
  /// - Parameters:
  ///   - lower: The lower bounds.
  ///   - upper: The upper bounds.
  ///   - shape: Of independent numbers; that to which the bounds broadcast if nil.
  public func uniform(
    from lower: some GraphValue, to upper: some GraphValue, shape: Shape? = nil
  ) -> Value {
    let (lower, upper) = (lower.node, upper.node)
    let u = standard(.uniform, self.shape("uniform", [lower, upper], shape))
    return .wrap(lower + (upper - lower) * u)
  }
}
