import Autodiff

extension EventExpression {
  /// Σ w x over the sample's events.
  ///
  /// - Parameter weights: w, a scalar per event of the same sample.
  public func sumOverEvents(weights: EventExpression) -> GlobalExpression {
    (self * weights).sumOverEvents()
  }

  /// Σ w x / Σ w over the sample's events.
  ///
  /// Not finite where the weights sum to 0, as weights of both signs can; derivatives flow to them
  /// too.
  ///
  /// - Parameter weights: w, a scalar per event of the same sample.
  public func meanOverEvents(weights: EventExpression) -> GlobalExpression {
    sumOverEvents(weights: weights) / weights.sumOverEvents()
  }
}

/// The weighted mean over the events of several samples together: Σₛ Σ w x / Σₛ Σ w.
///
/// ```swift
/// let loss = meanOverEvents([
///   (binaryCrossEntropy(logits: network.score(signalColumns), label: 1), signalWeights),
///   (binaryCrossEntropy(logits: network.score(otherColumns), label: 0), otherWeights),
/// ])
/// ```
/// - Parameter terms: For each sample its values and a scalar weight per event.
/// - Precondition: there is at least one sample.
public func meanOverEvents(_ terms: [(value: EventExpression, weights: EventExpression)])
  -> GlobalExpression
{
  precondition(!terms.isEmpty, "no samples to average over")
  let sums = terms.map { $0.value.sumOverEvents(weights: $0.weights) }
  let totals = terms.map { $0.weights.sumOverEvents() }
  return sums.dropFirst().reduce(sums[0], +) / totals.dropFirst().reduce(totals[0], +)
}

/// The weighted mean of `binaryCrossEntropy(logits:labels:)` over one sample's events.
///
/// - Parameters:
///   - logits: z, a scalar per event.
///   - labels: y, a scalar per event in 0...1.
///   - weights: A scalar per event; nil for equal weights.
public func meanBinaryCrossEntropy(
  logits: EventExpression, labels: EventExpression, weights: EventExpression? = nil
) -> GlobalExpression {
  let losses = binaryCrossEntropy(logits: logits, labels: labels)
  return weights.map { losses.meanOverEvents(weights: $0) } ?? losses.meanOverEvents()
}

/// The weighted mean of `categoricalCrossEntropy(logits:labels:)` over one sample's events.
///
/// - Parameters:
///   - logits: z, of shape `[classes]` per event.
///   - labels: y, of the same shape.
///   - weights: A scalar per event; nil for equal weights.
public func meanCategoricalCrossEntropy(
  logits: EventExpression, labels: EventExpression, weights: EventExpression? = nil
) -> GlobalExpression {
  let losses = categoricalCrossEntropy(logits: logits, labels: labels)
  return weights.map { losses.meanOverEvents(weights: $0) } ?? losses.meanOverEvents()
}
