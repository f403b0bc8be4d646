import Autodiff

/// How events are spread over categories.
public enum CategoryAssignment: Sendable {
  /// An event belongs to the category with the largest logit, the first of equal ones; not
  /// differentiable.
  case exact
  /// An event is spread by softmax(z/T). As the temperature T → 0 this becomes `exact`.
  case softmax(temperature: GlobalExpression)
}

/// Fills a histogram whose bins are categories, as an expression.
///
/// Only differences of logits matter. Categories are those of a network with as many outputs
/// (INFERNO, arXiv:1806.04743), or log densities of a mixture's components (arXiv:2601.07756).
///
/// - Parameters:
///   - logits: z, a vector per event, of shape `[categories]`. An event with a NaN among them makes
///     every bin NaN.
///   - weights: A weight per event; 1 if nil.
///   - assignment: Exact, or relaxed by a softmax; then the result is differentiable in logits,
///     weights and temperature.
///   - variance: How variances are reckoned.
///   - fullWeights: What `weights` would be if relaxed cuts kept every event whole, which
///     `BinVariance.ofCounts` needs to know; `weights` if nil.
/// - Returns: Contents and variances of the categories, of shape `[categories]`.
/// - Precondition: the logits are a vector.
public func fillTemplate(
  categories logits: EventExpression, weights: EventExpression? = nil,
  assignment: CategoryAssignment, variance: BinVariance = .ofTemplate,
  fullWeights: EventExpression? = nil
) -> Template {
  precondition(
    logits.shape.rank == 1 && logits.shape[0] >= 1,
    "one logit per category is expected, given shape \(logits.shape)")
  let shares =
    switch assignment {
    case .exact: logits.oneHotArgmax()
    case .softmax(let temperature): (logits / temperature).softmax()
    }
  return Template(
    shares: shares, weights: weights, variance: variance, fullWeights: fullWeights)
}
