import Autodiff

/// The cross-entropy of one score: −y log σ(z) − (1 − y) log(1 − σ(z)) = softplus(z) − z y.
///
/// Finite for every finite logit, exact to rounding of |z|; the derivative is σ(z) − y.
///
/// - Parameters:
///   - logits: z, the score before a sigmoid, of any shape.
///   - labels: y, 1 for signal and 0 for background or anything between, of a shape that
///     broadcasts.
/// - Returns: The loss of each element.
public func binaryCrossEntropy<V: GraphValue>(logits: V, labels: V) -> V {
  softplus(logits) - logits * labels
}

/// The cross-entropy of scores that all have the same label, as those of one sample's events do.
public func binaryCrossEntropy<V: GraphValue>(logits: V, label: Double) -> V {
  softplus(logits) - logits * label
}

/// The cross-entropy over classes: −Σₖ yₖ log softmax(z)ₖ = Σₖ yₖ (log Σⱼ exp zⱼ − zₖ).
///
/// Finite for every finite logit; the derivative is softmax(z) Σ y − y.
///
/// - Parameters:
///   - logits: z, the scores before a softmax, of shape `[…, classes]`.
///   - labels: y, the probability of each class (see `oneHot`), of the same shape.
/// - Returns: The loss, of shape `[…]`.
/// - Precondition: the shapes are the same.
public func categoricalCrossEntropy<V: GraphValue>(logits: V, labels: V) -> V {
  precondition(
    logits.shape == labels.shape && logits.shape.rank > 0,
    "logits of shape \(logits.shape) and labels of shape \(labels.shape); give [..., classes] twice"
  )
  let total = logits.logSumExp(axis: -1)
  let column = total.reshaped(to: Shape(total.shape.extents + [1]))
  return (labels * (column - logits)).sum(axis: -1)
}

/// The cross-entropy over classes of scores that all belong to one class, as one sample's events
/// do.
///
/// - Parameters:
///   - logits: z, of shape `[…, classes]`.
///   - classIndex: The true class.
/// - Precondition: there is such a class.
public func categoricalCrossEntropy<V: GraphValue>(logits: V, classIndex: Int) -> V {
  let classes = logits.shape.extents.last ?? 0
  precondition(
    0..<classes ~= classIndex, "class \(classIndex) of logits of shape \(logits.shape)")
  let chosen = logits.sliced(classIndex...classIndex, axis: -1)
  return logits.logSumExp(axis: -1) - chosen.sum(axis: -1)
}

extension GraphValue {
  /// 1 at the position of each number among 0, 1, …, classes − 1 and 0 elsewhere; no derivative.
  ///
  /// Numbers are rounded to the nearest class; beyond the classes all are 0.
  ///
  /// - Parameter classes: The number of classes.
  /// - Returns: A value with one more axis, of extent `classes`, at the end.
  public func oneHot(classes: Int) -> Self {
    let number = reshaped(to: Shape(shape.extents + [1]))
    let edges = (0...classes).map { Double($0) - 0.5 }
    let isAbove = number.isGreater(than: GlobalExpression(Array(edges.dropLast())))
    return isAbove - number.isGreater(than: GlobalExpression(Array(edges.dropFirst())))
  }
}
