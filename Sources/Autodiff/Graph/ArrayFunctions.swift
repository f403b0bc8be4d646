extension GraphValue {
  /// The sum of all elements (of one event's value, if per event): a scalar.
  public func sum() -> Self { .wrap(node.summed(to: .scalar)) }

  /// The sum along one axis, which disappears; negative axes count from the back.
  public func sum(axis: Int) -> Self {
    .wrap(.apply(SumAxis(axis: checked(axis, "sum")), to: [node]))
  }

  /// The mean of all elements.
  public func mean() -> Self { sum() / Double(shape.count) }

  /// log Σ exp along one axis, which disappears.
  public func logSumExp(axis: Int = -1) -> Self {
    .wrap(.apply(LogSumExp(axis: checked(axis, "log-sum-exp")), to: [node]))
  }

  /// exp / Σ exp along one axis.
  public func softmax(axis: Int = -1) -> Self {
    .wrap(.apply(Softmax(axis: checked(axis, "softmax")), to: [node]))
  }

  /// 1 at the largest element along one axis, the first of equal ones, else 0; NaN throughout where an
  /// element is NaN. No derivative.
  public func oneHotArgmax(axis: Int = -1) -> Self {
    .wrap(.apply(OneHotArgmax(axis: checked(axis, "argmax")), to: [node]))
  }

  /// Running sums along one axis.
  public func cumulativeSum(axis: Int = -1) -> Self {
    .wrap(
      .apply(
        CumulativeSum(axis: checked(axis, "cumulative sum"), isReversed: false), to: [node]))
  }

  /// Differences of neighbours along the first axis: one element fewer.
  public func differences() -> Self {
    guard shape.rank > 0, shape[0] > 0 else {
      graphFailure("differences(\(shape)): a first axis with at least one element is expected")
    }
    return self[1...] - self[..<(shape[0] - 1)]
  }

  /// The elements at `range` of the first axis.
  public subscript(range: some RangeExpression<Int>) -> Self { sliced(range, axis: 0) }

  /// The elements at `range` of one axis.
  public func sliced(_ range: some RangeExpression<Int>, axis: Int) -> Self {
    let axis = checked(axis, "slice")
    // Relative to the extent itself, a range that lies outside it would trap without a word.
    let asked = range.relative(to: Int.min..<Int.max)
    let lower = asked.lowerBound == .min ? 0 : asked.lowerBound
    let upper = asked.upperBound == .max ? shape[axis] : asked.upperBound
    guard 0 <= lower, lower <= upper, upper <= shape[axis] else {
      graphFailure("slice(\(shape)): positions \(lower)..<\(upper) are outside axis \(axis)")
    }
    return .wrap(node.sliced(lower..<upper, axis: axis))
  }

  /// Element `index` of the first axis, which disappears.
  public subscript(index: Int) -> Self {
    let axis = checked(0, "element")
    guard 0..<shape[axis] ~= index else {
      graphFailure("element(\(shape)): there is no position \(index) on the first axis")
    }
    return .wrap(
      node.sliced(index..<(index + 1), axis: axis).reshaped(to: shape.removing(axis: axis)))
  }

  /// The elements at the given positions of one axis, in that order.
  public func gathered(_ positions: [Int], axis: Int = 0) -> Self {
    .wrap(.apply(Gather(axis: checked(axis, "gather"), positions: positions), to: [node]))
  }

  /// The same elements under another shape.
  public func reshaped(to shape: Shape) -> Self { .wrap(node.reshaped(to: shape)) }

  /// Repeated along new or unit axes.
  public func broadcast(to shape: Shape) -> Self { .wrap(node.broadcast(to: shape)) }

  /// A matrix's transpose.
  public func transposed() -> Self { .wrap(node.transposed()) }

  private func checked(_ axis: Int, _ operation: String) -> Int {
    guard let axis = shape.normalised(axis: axis) else {
      graphFailure("\(operation)(\(shape)): there is no axis \(axis)")
    }
    return axis
  }
}

/// Arrays joined along an existing axis.
public func concatenate<V: GraphValue>(_ parts: [V], axis: Int = 0) -> V {
  guard let first = parts.first else { graphFailure("concatenate(): no parts are given") }
  guard let axis = first.shape.normalised(axis: axis) else {
    graphFailure("concatenate(\(first.shape), …): there is no axis \(axis)")
  }
  return .wrap(.concatenated(parts.map(\.node), axis: axis))
}

/// Values of equal shape joined along a new first axis.
public func stack<V: GraphValue>(_ parts: [V]) -> V {
  concatenate(parts.map { .wrap($0.node.insertingAxis(0)) })
}

/// The matrix product; a vector on the left is a row, on the right a column.
public func matmul(_ a: GlobalExpression, _ b: GlobalExpression) -> GlobalExpression {
  GlobalExpression(a.node.matrixProduct(b.node))
}

/// One row vector (or matrix) per event times a global matrix.
public func matmul(_ a: EventExpression, _ b: GlobalExpression) -> EventExpression {
  EventExpression(a.node.matrixProduct(b.node))
}

/// A global matrix times one column vector per event.
public func matmul(_ a: GlobalExpression, _ b: EventExpression) -> EventExpression {
  EventExpression(a.node.matrixProduct(b.node))
}

/// Σ over a sample's events of the outer product of two vectors: `[a]` and `[b]` per event give `[a, b]`.
///
/// Each block of events is one matrix product, so that sums of many weights over many bins cost little
/// more than the numbers they are made of.
///
/// - Parameters:
///   - rows: A vector per event, of shape `[a]`.
///   - columns: A vector per event of the same sample, of shape `[b]`.
public func outerSumOverEvents(_ rows: EventExpression, _ columns: EventExpression)
  -> GlobalExpression
{
  GlobalExpression(.apply(OuterSumOverEvents(), to: [rows.node, columns.node]))
}

extension GlobalExpression {
  /// x with S x = b, where S is the symmetric part of `self`; NaN where S is not positive definite
  /// or is singular to rounding.
  public func choleskySolve(_ rightHandSide: GlobalExpression) -> GlobalExpression {
    GlobalExpression(node.choleskySolve(rightHandSide.node))
  }

  /// log det of the symmetric part of `self`; NaN where it is not positive definite.
  public func logDeterminant() -> GlobalExpression {
    GlobalExpression(.apply(LogDeterminant(), to: [node]))
  }

  /// The inverse of the symmetric part of `self`; NaN where it is not positive definite.
  public func inverse() -> GlobalExpression { GlobalExpression(node.inverse()) }

  /// The diagonal of a square matrix.
  public func diagonal() -> GlobalExpression {
    guard shape.rank == 2, shape[0] == shape[1] else {
      graphFailure("diagonal(\(shape)): a square matrix is expected")
    }
    let n = shape[0]
    return reshaped(to: [n * n]).gathered((0..<n).map { $0 * (n + 1) })
  }

  /// The same value for every event of a sample.
  public func broadcast(toEventsOf space: EventSpace) -> EventExpression {
    EventExpression(node.broadcast(toEventsOf: space))
  }

  /// The number of events of the sample bound to `space`.
  public static func eventCount(_ space: EventSpace) -> GlobalExpression {
    GlobalExpression(.apply(EventCount(space: space), to: []))
  }
}

extension EventExpression {
  /// Σ over the sample's events: the way back to global values.
  public func sumOverEvents() -> GlobalExpression { GlobalExpression(node.summedOverEvents()) }

  /// The mean over the sample's events.
  public func meanOverEvents() -> GlobalExpression {
    sumOverEvents() / .eventCount(eventSpace)
  }
}
