import Autodiff

/// How events are spread over bins.
public enum BinAssignment: Sendable {
  /// An event belongs to the bin with low ≤ x < high; not differentiable in x or the edges.
  case exact
  /// An event is spread by a kernel of this width, in the units of x: the part in a bin is
  /// F((high − x)/h) − F((low − x)/h). As h → 0 this becomes `exact`.
  case kernel(BinKernel = .gaussian, bandwidth: GlobalExpression)
}

/// The shape of a kernel that spreads events over bins.
public enum BinKernel: Sendable, Hashable, CaseIterable {
  /// F = Φ, the normal distribution; h is its standard deviation. An event costs time only for edges
  /// within 8.5 h.
  case gaussian
  /// F(t) = 1/(1 + e^−t), so that a bin is what lies between two sigmoid cuts of steepness 1/h, as in
  /// gato-hep, arXiv:2601.07756. Its tails fall like e^−|t| and its standard deviation is π h/√3. An event
  /// costs time for every edge.
  case logistic
}

/// How the statistical variance of a relaxed bin is reckoned. Exactly filled bins have Σ w² in
/// both.
public enum BinVariance: Sendable, Hashable, CaseIterable {
  /// Σ w² p²: the variance of the smooth template itself. Many events that each leave a little in a
  /// bin make a precise bin, though hardly one of them would be counted in it.
  case ofTemplate
  /// Σ w² p: the relaxed histogram of w², and so the variance that the counted bin is expected to
  /// have if an event falls into it with probability p. Neither narrow bins nor the tails of
  /// cuts look more precise than they are.
  case ofCounts
}

/// Fills a histogram with one value per event, as an expression.
///
/// - Parameters:
///   - x: The observable, a scalar per event.
///   - weights: A weight per event; 1 if nil.
///   - edges: Ascending bin edges, of shape `[bins + 1]`; may be trainable.
///   - assignment: Exact, or relaxed by a kernel. With a kernel the result is differentiable in x,
///     the weights, the edges and the bandwidth.
///   - outside: What becomes of events (or parts of them) beyond the outer edges.
///   - variance: How variances are reckoned.
///   - fullWeights: What `weights` would be if relaxed cuts kept every event whole, which
///     `BinVariance.ofCounts` needs to know; `weights` if nil.
/// - Returns: Bin contents and their variances.
public func fillTemplate(
  of x: EventExpression, weights: EventExpression? = nil, edges: GlobalExpression,
  assignment: BinAssignment, outside: OutsideMass, variance: BinVariance = .ofTemplate,
  fullWeights: EventExpression? = nil
) -> Template {
  precondition(x.shape == .scalar, "one value per event is expected, given shape \(x.shape)")
  precondition(
    edges.shape.rank == 1 && edges.shape[0] >= 2,
    "at least two edges are expected, given shape \(edges.shape)")
  switch assignment {
  case .exact:
    return Template(
      shares: binMembership(of: x, edges: edges, outside: outside), weights: weights,
      variance: variance, fullWeights: fullWeights)
  case .kernel(.logistic, let bandwidth):
    return Template(
      shares: shares(below: sigmoid((edges - x) / bandwidth), outside), weights: weights,
      variance: variance, fullWeights: fullWeights)
  case .kernel(.gaussian, let bandwidth):
    let fill = KernelFill(x: x, edges: edges, bandwidth: bandwidth, outside: outside)
    let variances =
      switch variance {
      case .ofTemplate: fill.squares(weights: weights.map(square))
      case .ofCounts: fill.values(weights: weights.map { (fullWeights ?? $0) * $0 } ?? fullWeights)
      }
    return Template(values: fill.values(weights: weights), variances: variances)
  }
}

/// 1 for the bin that each event falls into, 0 for the others, of shape `[bins]` per event.
///
/// - Parameters:
///   - x: The observable, a scalar per event.
///   - edges: Ascending bin edges, of shape `[bins + 1]`.
///   - outside: What becomes of events beyond the outer edges.
public func binMembership(
  of x: EventExpression, edges: GlobalExpression, outside: OutsideMass
) -> EventExpression {
  shares(below: x.isLess(than: edges), outside)
}

/// The part of each event in each bin, of shape `[bins]`, from its part below each edge.
private func shares(below: EventExpression, _ outside: OutsideMass) -> EventExpression {
  switch outside {
  case .dropped: return below.differences()
  case .foldedIntoEdgeBins:
    let ends = [0.0, 1].map { GlobalExpression([$0]).broadcast(toEventsOf: below.eventSpace) }
    let count = below.shape[0]
    let inner = count > 2 ? [below[1..<(count - 1)]] : []
    return concatenate([ends[0]] + inner + [ends[1]]).differences()
  }
}

/// Bins as cells of a kernel histogram.
private struct KernelFill {
  let x: EventExpression
  let edges: GlobalExpression
  let bandwidth: GlobalExpression
  let outside: OutsideMass

  func values(weights: EventExpression?) -> GlobalExpression {
    bins(weights) { x.kernelHistogram(edges: $0, bandwidth: bandwidth, weights: weights) }
  }

  func squares(weights: EventExpression?) -> GlobalExpression {
    bins(weights) { x.kernelHistogramOfSquares(edges: $0, bandwidth: bandwidth, weights: weights) }
  }

  /// Cells beyond the outer edges are dropped; or the outer edges are, and cells reach on.
  private func bins(
    _ weights: EventExpression?, cells: (GlobalExpression) -> GlobalExpression
  ) -> GlobalExpression {
    let count = edges.shape[0]
    switch outside {
    case .dropped: return cells(edges)[1..<count]
    case .foldedIntoEdgeBins where count == 2:
      let total = weights?.sumOverEvents() ?? .eventCount(x.eventSpace)
      return total.reshaped(to: [1])
    case .foldedIntoEdgeBins: return cells(edges[1..<(count - 1)])
    }
  }
}
