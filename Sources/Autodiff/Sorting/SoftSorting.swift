/// Relaxed sorting and ranking: Blondel, Teboul, Berthet and Djolonga, arXiv:2002.08871.
///
/// A vector is projected, in least squares, onto the permutahedron of another, the hull of all its
/// permutations. The projection is found by sorting and isotonic regression in O(n log n), is linear in pieces,
/// and below a temperature that is above 0 it is the exact result, to the last bit. Derivatives exist almost
/// everywhere: the first are exact, the second are 0 in the elements (not in the temperature).
/// At a temperature of 0 all is NaN; ask for the exact functions. NaN throughout where an element is NaN.
extension GraphValue {
  /// Relaxed ranks along one axis: 1 for the smallest element and n for the largest, less apart where
  /// elements are closer than the temperature. Their sum is that of the exact ranks.
  ///
  /// x/ε projected onto the permutahedron of (1, …, n). It is exactly ``ranks(axis:)`` where all
  /// elements are at least ε apart, and (n + 1)/2 throughout as ε → ∞. Equal elements share the mean of
  /// their ranks.
  ///
  /// - Parameters:
  ///   - temperature: ε > 0, in the units of the elements; a scalar.
  ///   - axis: Along which axis.
  public func softRanks(temperature: GlobalExpression, axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "softRanks")
    return .wrap(projected(onto: .places(shape, axis: axis), temperature, axis: axis))
  }

  /// Relaxed marks of the k largest elements along one axis: from 0 to 1, and k in total.
  ///
  /// x/ε projected onto the permutahedron of k ones and n − k zeros. It is exactly ``topMask(_:axis:)``
  /// where the k-th and the next largest element are at least ε apart.
  ///
  /// - Parameters:
  ///   - count: k, from 0 to the axis' extent.
  ///   - temperature: ε > 0, in the units of the elements; a scalar.
  ///   - axis: Along which axis.
  public func softTopMask(_ count: Int, temperature: GlobalExpression, axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "softTopMask")
    return .wrap(projected(onto: .lastPlaces(count, shape, axis: axis), temperature, axis: axis))
  }

  /// Relaxed ascending order along one axis: neighbours in order that are further apart than 1/ε are
  /// drawn together. The sum is that of the elements.
  ///
  /// (1, …, n)/ε projected onto the permutahedron of the elements. It is exactly ``sorted(axis:)`` where
  /// neighbours in order are at most 1/ε apart, and the mean throughout as ε → ∞.
  ///
  /// - Parameters:
  ///   - temperature: ε > 0, in units of 1/element; a scalar.
  ///   - axis: Along which axis.
  public func softSorted(temperature: GlobalExpression, axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "softSorted")
    let places = Node.places(shape, axis: axis).broadcast(like: node)
    return .wrap(
      places.projection(
        onto: node.reordered(by: node, axis: axis), temperature.scalarNode("softSorted"),
        axis: axis))
  }

  /// A quantile of the relaxed order (``softSorted(temperature:axis:)``), interpolated as
  /// ``quantile(_:axis:)``, to which every element contributes that shares its block.
  ///
  /// - Parameters:
  ///   - q: From 0 to 1.
  ///   - temperature: ε > 0, in units of 1/element; a scalar.
  ///   - axis: Along which axis; it disappears.
  public func softQuantile(_ q: Double, temperature: GlobalExpression, axis: Int = -1) -> Self {
    .wrap(
      softSorted(temperature: temperature, axis: axis).node
        .between(q, axis: checkedAxis(axis, "softQuantile")))
  }

  /// The quantile of ½ of the relaxed order: the median as ε → 0, the mean as ε → ∞.
  ///
  /// - Parameters:
  ///   - temperature: ε > 0, in units of 1/element; a scalar.
  ///   - axis: Along which axis; it disappears.
  public func softMedian(temperature: GlobalExpression, axis: Int = -1) -> Self {
    softQuantile(0.5, temperature: temperature, axis: axis)
  }

  private func projected(onto target: Node, _ temperature: GlobalExpression, axis: Int) -> Node {
    node.reordered(by: node, axis: axis)
      .projection(onto: target, temperature.scalarNode("soft ranks"), axis: axis)
      .reordered(by: node, axis: axis, isReversed: true)
  }
}

extension Node {
  /// a/ε projected onto the permutahedron of b, both ascending: proposition 3 of the paper, with the parts of
  /// the regression apart, so that single elements keep all digits of b.
  fileprivate func projection(onto b: Node, _ temperature: Node, axis: Int) -> Node {
    let sequence = self / temperature - b
    return (self - pooled(as: sequence, axis: axis)) / temperature
      + b.pooled(as: sequence, axis: axis)
  }
}

extension GlobalExpression {
  fileprivate func scalarNode(_ operation: String) -> Node {
    guard shape == .scalar else {
      graphFailure("\(operation): the temperature has shape \(shape); expected a scalar")
    }
    return node
  }
}
