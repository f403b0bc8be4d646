/// Logarithms of the probabilities (or densities) of draws, element by element, as functions of parameters.
///
/// Sum over elements that are drawn independently for the logarithm of all.
public enum LogProbability {
  /// Of 0 or 1, by the logit of 1: xl − log(1 + eˡ).
  ///
  /// - Parameters:
  ///   - x: 0 or 1.
  ///   - logit: log(p/(1 − p)).
  public static func bernoulli<V: GraphValue>(_ x: V, logit: some GraphValue) -> V {
    let logit = logit.node
    return .wrap(x.node * logit - logit.unary(.softplus))
  }

  /// Of 0 or 1: log p or log(1 − p).
  ///
  /// - Parameters:
  ///   - x: 0 or 1.
  ///   - probability: Of 1, between 0 and 1.
  public static func bernoulli<V: GraphValue>(_ x: V, probability: some GraphValue) -> V {
    let p = probability.node
    return .wrap((x.node * p + (1 - x.node) * (1 - p)).unary(.log))
  }

  /// Of one category of k along the last axis, which disappears: Σ x l − log Σ eˡ.
  ///
  /// - Parameters:
  ///   - x: 1 for the category and 0 for the others, of shape `[…, k]`.
  ///   - logits: Logarithms of probabilities, up to a constant, of shape `[…, k]`.
  public static func categorical<V: GraphValue>(_ x: V, logits: some GraphValue) -> V {
    let logits = logits.node
    let chosen = x.node * logits
    guard chosen.shape.rank > 0, logits.shape.rank > 0 else {
      graphFailure("categorical: x \(x.shape) and logits \(logits.shape); expected […, k]")
    }
    return .wrap(chosen.sum(axis: -1) - logits.logSumExp())
  }

  /// Of a count: n log μ − μ − log n!.
  ///
  /// - Parameters:
  ///   - count: n, whole and at least 0.
  ///   - mean: μ > 0.
  public static func poisson<V: GraphValue>(_ count: V, mean: some GraphValue) -> V {
    let (n, mean) = (count.node, mean.node)
    return .wrap(n * mean.unary(.log) - mean - (n + 1).unary(.logGamma))
  }

  /// Of a number that is exponentially distributed: −x/m − log m.
  ///
  /// - Parameters:
  ///   - x: At least 0.
  ///   - mean: m > 0.
  public static func exponential<V: GraphValue>(_ x: V, mean: some GraphValue) -> V {
    .wrap(-(x.node / mean.node) - mean.node.unary(.log))
  }

  /// Of a normal number: −(x − μ)²/2σ² − log σ − log √2π.
  ///
  /// - Parameters:
  ///   - x: The number.
  ///   - mean: μ.
  ///   - sigma: σ > 0.
  public static func normal<V: GraphValue>(
    _ x: V, mean: some GraphValue, sigma: some GraphValue
  ) -> V {
    let pull = (x.node - mean.node) / sigma.node
    return .wrap(-0.5 * square(pull) - sigma.node.unary(.log) - 0.918938533204672741780329736406)
  }
}
