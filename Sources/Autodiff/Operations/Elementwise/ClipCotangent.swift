/// The largest cotangent that passes a value on the way back.
public enum CotangentLimit: Hashable, Sendable {
  /// Each element is held within ±limit.
  case value(Double)
  /// c is scaled by min(1, limit/‖c‖₂), where the norm is over the elements of one value (of one
  /// event's value, if per event).
  ///
  /// Pascanu, Mikolov and Bengio, ICML 2013 (arXiv:1211.5063), section 3.2.
  case norm(Double)
}

/// The same value, whose cotangent is clipped on the way back; tangents pass unchanged.
struct ClipCotangent: GraphOperation {
  let limit: CotangentLimit

  var name: String { "identity with clipped derivative" }
  var role: OperationRole { .map }
  var isElementwise: Bool { true }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    return { frame in
      if frame.output != frame.operand(1) {
        frame.output.update(from: frame.input(0), count: count * frame.events)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    switch limit {
    case .value(let limit): return [cotangent.clamped(to: -limit...limit)]
    case .norm(let limit):
      let squared = square(cotangent).summed(to: .scalar)
      let isLong = squared.isGreater(than: limit * limit)
      // The root only of what is long: at 0 its derivative would be infinite.
      let scale = limit / sqrt(Node.select(isLong, squared, .constant(limit * limit)))
      return [cotangent * Node.select(isLong, scale, .constant(1))]
    }
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { tangents[0] }
}

extension GraphValue {
  /// The same value, whose derivative is held within a limit where it passes in reverse mode: against
  /// gradients that explode on long paths, also inside loops.
  ///
  /// What comes out is no longer the gradient of the value, and forward mode passes unclipped. NaN stays
  /// NaN. Inside a loop over events each event's derivative is clipped on its own.
  ///
  /// - Parameter limit: The largest element, or the largest norm; positive.
  public func clippingDerivative(to limit: CotangentLimit) -> Self {
    switch limit {
    case .value(let bound), .norm(let bound):
      guard bound > 0 else {
        graphFailure("clippingDerivative: the limit is \(bound); it is positive")
      }
    }
    return .wrap(.apply(ClipCotangent(limit: limit), to: [node]))
  }
}
