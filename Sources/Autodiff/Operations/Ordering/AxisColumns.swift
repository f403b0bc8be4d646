/// The stretches of an array along one axis, one for every place on the other axes and every event.
struct AxisColumns: Sendable {
  /// The number of elements of a stretch.
  let extent: Int
  private let view: AxisView

  init(_ shape: Shape, axis: Int) {
    view = AxisView(shape, axis: axis)
    extent = view.extent
  }

  /// Hands out each stretch: where it starts, and how far apart its elements are.
  @inline(__always)
  func forEach(events: Int, _ body: (_ start: Int, _ step: Int) -> Void) {
    let step = view.inner * events
    for outer in 0..<view.outer {
      for column in 0..<step { body(outer * extent * step + column, step) }
    }
  }
}

extension AxisColumns {
  /// Why two values cannot be taken stretch by stretch.
  static func check(_ inputs: [Shape], axis: Int) throws {
    guard inputs[0] == inputs[1], axis < inputs[0].rank else {
      throw OperationMisuse("two values of one shape with an axis \(axis) are expected")
    }
  }
}
