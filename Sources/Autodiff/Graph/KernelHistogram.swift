extension EventExpression {
  /// The histogram of this value, each event spread by a Gaussian kernel, in the cells between and
  /// beyond some edges.
  ///
  /// With tₖ = (eₖ − x)/h an event leaves w (Φ(tₖ) − Φ(tₖ₋₁)) in cell k; the first cell reaches from −∞,
  /// the last to +∞, so that no weight is lost. As h → 0 this becomes counting. Parts of an
  /// event are good to 2.5·2⁻⁵³: edges further away than the kernel reaches in double precision (8.5 h)
  /// are skipped, so that time depends on the number of edges within reach. Differentiable, to every
  /// order, in x, the weights, the edges and the bandwidth.
  ///
  /// - Parameters:
  ///   - edges: Ascending, of shape `[M]` with M ≥ 1, all inner ones. Others than ascending edges are
  ///     taken as the formula says, with negative contents.
  ///   - bandwidth: h > 0, in the units of the value.
  ///   - weights: w, a scalar per event; 1 if nil.
  /// - Returns: Contents, of shape `[M + 1]`. NaN throughout if any value is NaN.
  /// - Precondition: the value and the weights are scalars per event of one sample.
  public func kernelHistogram(
    edges: GlobalExpression, bandwidth: GlobalExpression, weights: EventExpression? = nil
  ) -> GlobalExpression {
    GlobalExpression(arguments(edges, bandwidth).sum(.cells, weights: weights?.node))
  }

  /// Σ w (Φ(tₖ) − Φ(tₖ₋₁))² in each cell: as ``kernelHistogram(edges:bandwidth:weights:)``, but for
  /// squares of what events leave. With w² for weights it is the variance of that histogram.
  ///
  /// Second derivatives are composed of one value for each cell of each event, and slower.
  ///
  /// - Parameters:
  ///   - edges: Ascending, of shape `[M]` with M ≥ 1.
  ///   - bandwidth: h > 0, in the units of the value.
  ///   - weights: w, a scalar per event; 1 if nil.
  /// - Returns: Sums, of shape `[M + 1]`. NaN throughout if any value is NaN.
  /// - Precondition: the value and the weights are scalars per event of one sample.
  public func kernelHistogramOfSquares(
    edges: GlobalExpression, bandwidth: GlobalExpression, weights: EventExpression? = nil
  ) -> GlobalExpression {
    GlobalExpression(arguments(edges, bandwidth).sum(.squares, weights: weights?.node))
  }

  private func arguments(_ edges: GlobalExpression, _ bandwidth: GlobalExpression)
    -> KernelArguments
  {
    KernelArguments(x: node, edges: edges.node, bandwidth: bandwidth.node)
  }
}
