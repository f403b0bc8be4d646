import Autodiff

/// How events are spread over bins.
public enum BinAssignment: Sendable {
  /// An event belongs to the bin with low ≤ x < high; not differentiable in x or the edges.
  case exact
  /// An event is spread by a Gaussian kernel of this standard deviation, in the units of x:
  /// the part in a bin is Φ((high − x)/h) − Φ((low − x)/h). As h → 0 this becomes `exact`.
  case kernel(bandwidth: GlobalExpression)
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
  let parts = binFractions(of: x, edges: edges, assignment: assignment, outside: outside)
  let weighted = weights.map { $0 * parts } ?? parts
  let squares =
    switch variance {
    case .ofTemplate: square(weighted)
    case .ofCounts: (fullWeights ?? weights).map { $0 * weighted } ?? weighted
    }
  return Template(values: weighted.sumOverEvents(), variances: squares.sumOverEvents())
}

/// The part of each event in each bin, of shape `[bins]` per event.
private func binFractions(
  of x: EventExpression, edges: GlobalExpression, assignment: BinAssignment, outside: OutsideMass
) -> EventExpression {
  let count = edges.shape[0]
  func fractionBelow(_ edges: GlobalExpression) -> EventExpression {
    switch assignment {
    case .exact: x.isLess(than: edges)
    case .kernel(let bandwidth): normalCDF((edges - x) / bandwidth)
    }
  }
  switch outside {
  case .dropped: return fractionBelow(edges).differences()
  case .foldedIntoEdgeBins:
    let ends = (
      GlobalExpression([0]).broadcast(toEventsOf: x.eventSpace),
      GlobalExpression([1]).broadcast(toEventsOf: x.eventSpace)
    )
    let inner = count > 2 ? [fractionBelow(edges[1..<(count - 1)])] : []
    return concatenate([ends.0] + inner + [ends.1]).differences()
  }
}
