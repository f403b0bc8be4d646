/// The n-th derivative of a cubic polynomial c₀ + c₁ t + c₂ t² + c₃ t³ on each of several pieces.
///
/// Inputs are positions of any shape, and the global coefficients `[pieces, 4]`. It is linear in the
/// coefficients, and `PiecewiseMoments` is its transpose.
struct PiecewisePolynomial: GraphOperation {
  let pieces: PieceFinder
  let order: Int

  var name: String { order == 0 ? "interpolation" : "derivative \(order) of an interpolation" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[1] == [pieces.pieceCount, 4] else {
      throw OperationMisuse("coefficients of shape [\(pieces.pieceCount), 4] are expected")
    }
    return inputs[0]
  }

  func kernel(for node: Node) -> Kernel {
    precondition(!node.inputs[1].isPerEvent, "the coefficients of an interpolation are global")
    let (pieces, count) = (pieces, node.shape.count)
    let f = PowerFactors(order)
    return { frame in
      let (coefficients, output) = (frame.input(1), frame.output)
      pieces.forEach(frame.input(0), count * frame.events) { index, piece, t in
        let c = coefficients + 4 * piece
        output[index] =
          t.isInfinite
          ? f.limit(c[0], c[1], c[2], c[3], t) : f.value(c[0], c[1], c[2], c[3], t)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (x, coefficients) = (node.inputs[0], node.inputs[1])
    return [
      slope(x, coefficients).map { cotangent * $0 },
      .apply(
        PiecewiseMoments(pieces: pieces, order: order, isPerEvent: x.isPerEvent),
        to: [x, cotangent]),
    ]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (x, coefficients) = (node.inputs[0], node.inputs[1])
    return Node.sum([
      tangents[0].flatMap { tangent in slope(x, coefficients).map { tangent * $0 } },
      tangents[1].map { .apply(self, to: [x, $0]) },
    ])
  }

  /// The next derivative; zero beyond the third.
  private func slope(_ x: Node, _ coefficients: Node) -> Node? {
    order >= 3
      ? nil : .apply(PiecewisePolynomial(pieces: pieces, order: order + 1), to: [x, coefficients])
  }
}

/// Σ w dⁿ(1, t, t², t³)/dtⁿ over all positions of each piece: what coefficients receive in reverse mode.
///
/// Inputs are positions and as many weights; over events it is a sum over events.
struct PiecewiseMoments: GraphOperation {
  let pieces: PieceFinder
  let order: Int
  /// Whether the positions are those of events.
  let isPerEvent: Bool

  var name: String { "moments of derivative \(order) of an interpolation" }
  var role: OperationRole { isPerEvent ? .reduction : .global }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0] == inputs[1] else {
      throw OperationMisuse("positions and weights of one shape are expected")
    }
    return [pieces.pieceCount, 4]
  }

  func kernel(for node: Node) -> Kernel {
    let (pieces, count) = (pieces, node.inputs[0].shape.count)
    let (f, isPerEvent, total) = (PowerFactors(order), isPerEvent, node.shape.count)
    return { frame in
      let (weights, output) = (frame.input(1), frame.output)
      if !isPerEvent { output.update(repeating: 0, count: total) }
      pieces.forEach(frame.input(0), count * frame.events) { index, piece, t in
        f.add(weights[index], t, to: output + 4 * piece)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (x, weights) = (node.inputs[0], node.inputs[1])
    return [
      order >= 3 ? nil : weights * polynomial(x, cotangent, order + 1),
      polynomial(x, cotangent, order),
    ]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (x, weights) = (node.inputs[0], node.inputs[1])
    let next = PiecewiseMoments(pieces: pieces, order: order + 1, isPerEvent: isPerEvent)
    return Node.sum([
      order >= 3 ? nil : tangents[0].map { .apply(next, to: [x, weights * $0]) },
      tangents[1].map { .apply(self, to: [x, $0]) },
    ])
  }

  private func polynomial(_ x: Node, _ coefficients: Node, _ order: Int) -> Node {
    .apply(PiecewisePolynomial(pieces: pieces, order: order), to: [x, coefficients])
  }
}

/// The derivatives of a cubic polynomial, and of the powers that it is made of.
private struct PowerFactors: Sendable {
  private let order: Int

  init(_ order: Int) { self.order = order }

  @inline(__always)
  func value(_ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ t: Double) -> Double {
    switch order {
    case 0: c0 + t * (c1 + t * (c2 + t * c3))
    case 1: c1 + t * (2 * c2 + t * (3 * c3))
    case 2: 2 * c2 + 6 * c3 * t
    default: 6 * c3 + 0 * t
    }
  }

  /// The value at an infinite position, where only the tangent or the constant of an end is left.
  func limit(_ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ t: Double) -> Double {
    guard c2 == 0 && c3 == 0 else { return .nan }
    switch order {
    case 0: return c1 == 0 ? c0 : c0 + c1 * t
    case 1: return c1
    default: return 0
    }
  }

  @inline(__always)
  func add(_ weight: Double, _ t: Double, to sums: UnsafeMutablePointer<Double>) {
    switch order {
    case 0:
      sums[0] += weight
      sums[1] += weight * t
      sums[2] += weight * t * t
      sums[3] += weight * t * t * t
    case 1:
      sums[1] += weight
      sums[2] += 2 * weight * t
      sums[3] += 3 * weight * t * t
    case 2:
      sums[2] += 2 * weight
      sums[3] += 6 * weight * t
    default: sums[3] += 6 * weight
    }
  }
}
