/// What is subtracted from a loss in its score-function gradient, to make it vary less.
///
/// Baselines that do not depend on the draw whose score they multiply leave the mean of the gradient as it is.
public enum ScoreBaseline<Value: GraphValue>: Sendable {
  /// Nothing.
  case none
  /// A value that does not depend on the draw: a running mean of the loss, or what a network predicts of
  /// it. No derivative passes to it; train it by a loss of its own, such as the mean of (f − b)².
  case value(Value)
  /// For each draw the mean loss of the other draws along an axis: unbiased, with at least two independent
  /// draws. Kool, van Hoof and Welling, ICLR 2019 workshop, openreview.net/forum?id=r1lgTGL5DE.
  case leaveOneOut(axis: Int)
  /// A function c of the draw, and its expectation as a function of the parameters: the gradient is that of
  /// f − c by scores, and of the expectation as it is. Unbiased if the expectation is right.
  case controlVariate(Value, expectation: Value)
}

/// A loss whose gradient knows that parameters decide what is drawn.
///
/// For f(x, θ) of discrete draws x with the probability p(x | θ), the value is f itself, and the gradient
/// ∇f + (f − b) ∇log p, whose mean is ∇E[f] although no derivative passes x (Williams,
/// doi:10.1007/BF00992696). In the form f·w + b·(1 − w), with w = p/p of which only the numerator is
/// differentiated (Foerster et al., arXiv:1802.05098; its baseline in Mao et al., arXiv:1809.02236), higher
/// derivatives have the right means, too.
///
/// ```swift
/// let hit = draws.bernoulli(probability: p, shape: [16])
/// let loss = scoreFunction(
///   square(response(hit) - target), logProbability: LogProbability.bernoulli(hit, probability: p),
///   baseline: .leaveOneOut(axis: 0)
/// ).mean()
/// ```
/// - Parameters:
///   - loss: f for each draw.
///   - logProbability: log p(x | θ) of all that f draws at once (a sum over its independent draws), of the
///     shape of the loss. Draws inside must carry no derivative: exact ones, or detached. Finite; NaN
///     results where it is not.
///   - baseline: b.
/// - Returns: f with the gradient stated, to be averaged over draws.
public func scoreFunction<V: GraphValue>(
  _ loss: V, logProbability: V, baseline: ScoreBaseline<V> = .none
) -> V {
  guard loss.shape == logProbability.shape else {
    graphFailure(
      """
      score function: the loss has shape \(loss.shape), the logarithm of the probability \
      \(logProbability.shape); expected one for each draw
      """)
  }
  let (f, score) = (loss.node, logProbability.node)
  let weight = (score - score.detached()).unary(.exp)
  switch baseline {
  case .none: return .wrap(f * weight)
  case .value(let value):
    return .wrap(f * weight + (1 - weight) * value.node.matching(f).detached())
  case .leaveOneOut(let axis):
    let others = loss.meanOfOthers(axis: loss.checkedAxis(axis, "leave-one-out"))
    return .wrap(f * weight + (1 - weight) * others.detached())
  case .controlVariate(let variate, let expectation):
    let (c, mean) = (variate.node.matching(f), expectation.node.matching(f))
    return .wrap(f * weight + (c.detached() - c * weight) + (mean - mean.detached()))
  }
}

/// A loss for each event whose gradient knows that parameters decide what events draw, with the mean loss of
/// the other events for a baseline: unbiased, as events draw independently.
///
/// - Parameters:
///   - loss: f for each event, whose own draws it depends on alone.
///   - logProbability: log p(x | θ) of all that the event draws, of the shape of the loss.
/// - Returns: f with the gradient of ``scoreFunction(_:logProbability:baseline:)``; NaN for a single event.
public func scoreFunctionOverEvents(_ loss: EventExpression, logProbability: EventExpression)
  -> EventExpression
{
  let others = GlobalExpression.eventCount(loss.eventSpace) - 1
  return scoreFunction(
    loss, logProbability: logProbability,
    baseline: .value((loss.sumOverEvents() - loss) / others))
}

extension GraphValue {
  fileprivate func meanOfOthers(axis: Int) -> Node {
    guard shape[axis] > 1 else {
      graphFailure("leave-one-out: axis \(axis) of \(shape) has no other draws; expected 2 or more")
    }
    let total = Node.apply(SumAxis(axis: axis), to: [node]).insertingAxis(axis)
    return (total - node) * (1 / Double(shape[axis] - 1))
  }
}

extension Node {
  /// Repeated to the shape of what it is a baseline for.
  fileprivate func matching(_ loss: Node) -> Node {
    guard Shape.broadcast(shape, loss.shape) == loss.shape else {
      graphFailure(
        "score function: a baseline of shape \(shape) meets a loss of shape \(loss.shape)")
    }
    return self
  }
}
