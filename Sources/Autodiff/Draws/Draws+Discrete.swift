/// What a discrete draw is in the graph.
public enum DiscreteForm: Hashable, Sendable {
  /// The discrete value, without a derivative.
  case exact
  /// A continuous value that becomes discrete as the temperature goes to 0, with its derivative.
  case relaxed
  /// The discrete value with the relaxed one's derivative: a biased estimate of the derivative of the mean,
  /// but the rest of the graph sees what is possible. Bengio, Léonard and Courville, arXiv:1308.3432.
  case straightThrough
}

/// The value of one expression with the derivative of another, in every order: the straight-through
/// estimator.
///
/// - Parameters:
///   - exact: What the value is; its own derivative is dropped.
///   - relaxed: What is differentiated, of the same shape; where it is not finite, the value is NaN.
public func straightThrough<V: GraphValue>(_ exact: V, relaxed: V) -> V {
  guard exact.shape == relaxed.shape else {
    graphFailure(
      "straight-through: shapes \(exact.shape) and \(relaxed.shape) differ; expected equal ones")
  }
  let relaxed = relaxed.node
  return .wrap(exact.node.detached() + (relaxed - relaxed.detached()))
}

extension Draws {
  /// One of k categories along the last axis, with the probabilities softmax(logits): 1 for it and 0 for the
  /// others, or the relaxed softmax((logits + g)/temperature) of Gumbel numbers g.
  ///
  /// Jang, Gu and Poole, arXiv:1611.01144; Maddison, Mnih and Teh, arXiv:1611.00712. The relaxed
  /// derivative is that of the relaxed value's mean, so the lower the temperature, the smaller its bias and the
  /// larger its variance.
  ///
  /// - Parameters:
  ///   - logits: Logarithms of probabilities, up to a constant, of shape `[…, k]`.
  ///   - temperature: Above 0; the exact form does not ask for it.
  ///   - form: What the draw is in the graph.
  ///   - shape: Of independent draws, `[…, k]`; that of the logits if nil.
  public func categorical(
    logits: some GraphValue, temperature: GlobalExpression = 1, as form: DiscreteForm = .relaxed,
    shape: Shape? = nil
  ) -> Value {
    let method = "categorical"
    let shape = self.shape(method, [logits.node], shape)
    guard shape.rank > 0 else {
      graphFailure("categorical draws '\(purpose)': the logits are a scalar; expected [k]")
    }
    let noisy = logits.node + standard(.gumbel, shape, method: method)
    return discrete(
      form, exact: noisy.oneHotArgmax(), relaxed: (noisy / temperature.node).softmax())
  }

  /// 1 with the probability sigmoid(logit), else 0, or the relaxed sigmoid((logit + l)/temperature) of
  /// logistic numbers l.
  ///
  /// Maddison, Mnih and Teh, arXiv:1611.00712, appendix B; what is said of
  /// ``categorical(logits:temperature:as:shape:)`` holds here.
  ///
  /// - Parameters:
  ///   - logit: log(p/(1 − p)).
  ///   - temperature: Above 0; the exact form does not ask for it.
  ///   - form: What the draw is in the graph.
  ///   - shape: Of independent draws; that of `logit` if nil.
  public func bernoulli(
    logit: some GraphValue, temperature: GlobalExpression = 1, as form: DiscreteForm = .relaxed,
    shape: Shape? = nil
  ) -> Value {
    let method = "bernoulli"
    let u = standard(.uniform, self.shape(method, [logit.node], shape), method: method)
    let noisy = logit.node + (u.unary(.log) - (-u).unary(.log1p))
    return discrete(
      form, exact: noisy.isGreater(than: 0).keepingNaN(of: noisy),
      relaxed: (noisy / temperature.node).unary(.sigmoid))
  }

  /// 1 with the given probability, else 0; NaN where the probability is not finite. No derivative.
  ///
  /// - Parameters:
  ///   - probability: From 0 to 1; below it counts as 0, above as 1.
  ///   - shape: Of independent draws; that of `probability` if nil.
  public func bernoulli(probability: some GraphValue, shape: Shape? = nil) -> Value {
    let (p, method) = (probability.node, "bernoulli")
    let u = standard(.uniform, self.shape(method, [p], shape), method: method)
    return .wrap(p.isGreater(than: u).keepingNaN(of: p).detached())
  }

  /// Poisson numbers. No derivative: see ``scoreFunction(_:logProbability:baseline:)``.
  ///
  /// - Parameters:
  ///   - mean: From 0 to 1e15; NaN is drawn outside.
  ///   - shape: Of independent draws; that of `mean` if nil.
  public func poisson(mean: some GraphValue, shape: Shape? = nil) -> Value {
    counts(.poisson, [mean.node], shape: self.shape("poisson", [mean.node], shape))
  }

  /// Binomial numbers: how many of independent trials succeed. No derivative.
  ///
  /// - Parameters:
  ///   - trials: A whole number from 0 to 1e12; NaN is drawn for others.
  ///   - probability: From 0 to 1; NaN is drawn outside.
  ///   - shape: Of independent draws; that to which the parameters broadcast if nil.
  public func binomial(
    trials: some GraphValue, probability: some GraphValue, shape: Shape? = nil
  ) -> Value {
    let parameters = [trials.node, probability.node]
    return counts(.binomial, parameters, shape: self.shape("binomial", parameters, shape))
  }

  private func discrete(
    _ form: DiscreteForm, exact: @autoclosure () -> Node, relaxed: @autoclosure () -> Node
  ) -> Value {
    switch form {
    case .exact: .wrap(exact().detached())
    case .relaxed: .wrap(relaxed())
    case .straightThrough: .wrap(Autodiff.straightThrough(exact(), relaxed: relaxed()))
    }
  }
}

extension Node {
  /// The same value, but NaN where `other` is not finite.
  fileprivate func keepingNaN(of other: Node) -> Node { self + (other - other).detached() }
}
