extension GraphValue {
  /// The elements in ascending order along one axis, which loses no derivative: each element's goes where
  /// the element went. Equal elements stay in order; NaN throughout where an element is NaN.
  ///
  /// The derivative is discontinuous where elements are equal, and the second derivative of the order is 0.
  public func sorted(axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "sorted")
    return .wrap(node.reordered(by: node, axis: axis))
  }

  /// The place of each element in ascending order along one axis: 1 for the smallest, n for the largest,
  /// equal elements in order of position. No derivative; NaN throughout where an element is NaN.
  public func ranks(axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "ranks")
    return .wrap(
      Node.places(shape, axis: axis).reordered(by: node, axis: axis, isReversed: true))
  }

  /// A quantile of the elements along one axis, which disappears.
  ///
  /// Interpolates linearly between the elements next to place q(n − 1), counted from 0, of the ascending
  /// order (type 7 of Hyndman and Fan, doi:10.1080/00031305.1996.10473566).
  ///
  /// - Parameters:
  ///   - q: From 0, the smallest, to 1, the largest.
  ///   - axis: Along which axis; it has at least one element.
  public func quantile(_ q: Double, axis: Int = -1) -> Self {
    .wrap(sorted(axis: axis).node.between(q, axis: checkedAxis(axis, "quantile")))
  }

  /// The middle element along one axis, which disappears, or the mean of the two in the middle.
  public func median(axis: Int = -1) -> Self { quantile(0.5, axis: axis) }

  /// 1 at the k largest elements along one axis, the later ones of equal elements, else 0. No derivative.
  ///
  /// - Parameters:
  ///   - count: k, from 0 to the axis' extent.
  ///   - axis: Along which axis.
  public func topMask(_ count: Int, axis: Int = -1) -> Self {
    let axis = checkedAxis(axis, "topMask")
    return .wrap(
      Node.lastPlaces(count, shape, axis: axis)
        .reordered(by: node, axis: axis, isReversed: true))
  }

  func checkedAxis(_ axis: Int, _ operation: String) -> Int {
    guard let axis = shape.normalised(axis: axis) else {
      graphFailure("\(operation)(\(shape)): there is no axis \(axis)")
    }
    return axis
  }
}

extension Node {
  /// 1, 2, … along one axis.
  static func places(_ shape: Shape, axis: Int) -> Node {
    along(axis, of: shape, (0..<shape[axis]).map { Double($0 + 1) })
  }

  /// 0, and 1 at the last places of one axis.
  static func lastPlaces(_ count: Int, _ shape: Shape, axis: Int) -> Node {
    let extent = shape[axis]
    guard 0...extent ~= count else {
      graphFailure("topMask(\(shape)): \(count) elements are asked for, axis \(axis) has \(extent)")
    }
    return along(axis, of: shape, (0..<extent).map { $0 < extent - count ? 0 : 1 })
  }

  private static func along(_ axis: Int, of shape: Shape, _ values: [Double]) -> Node {
    let rest = Array(repeating: 1, count: shape.rank - axis - 1)
    return Node.constant(array: Tensor(shape: Shape([values.count] + rest), elements: values))
      .broadcast(to: shape)
  }

  /// The quantile of ascending elements.
  func between(_ q: Double, axis: Int) -> Node {
    guard shape[axis] > 0, q >= 0, q <= 1 else {
      graphFailure(
        "quantile \(q) of axis \(axis) of \(shape): expected a number from 0 to 1, and elements")
    }
    let place = q * Double(shape[axis] - 1)
    let below = Int(place)
    func element(_ index: Int) -> Node {
      sliced(index..<index + 1, axis: axis).reshaped(to: shape.removing(axis: axis))
    }
    let fraction = place - Double(below)
    if fraction == 0 { return element(below) }
    return element(below) * (1 - fraction) + element(below + 1) * fraction
  }
}
