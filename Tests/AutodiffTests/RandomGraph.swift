@testable import Autodiff

/// Graphs made at random from the elementwise and array operations, smooth at every point.
struct RandomGraph {
  private var state: UInt64
  private let leaves: [Node]

  init(seed: UInt64, leaves: [Node]) {
    state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    self.leaves = leaves
  }

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  /// A value of about unit size.
  mutating func value(depth: Int) -> Node {
    if depth == 0 { return leaves[below(leaves.count)] }
    let x = value(depth: depth - 1)
    switch below(5) {
    case 0: return array(x)
    case 1, 2: return tanh(binary(x, value(depth: below(depth))))
    default: return unary(x)
    }
  }

  private mutating func unary(_ x: Node) -> Node {
    let functions: [(Node) -> Node] = [
      { tanh($0) }, { sin($0) }, { cos($0) }, { sigmoid($0) }, { softplus($0) - 1 }, { erf($0) },
      { normalCDF($0) }, { 0.3 * logNormalCDF($0) }, { log1p(square($0)) }, { expm1(0.3 * $0) },
      { sqrt(1 + square($0)) - 1 }, { logGamma(2 + tanh($0)) }, { pow(1.5 + tanh($0), 1.7) - 1 },
      { exp(-square($0)) }, { 1 / (2 + sin($0)) },
    ]
    return functions[below(functions.count)](x)
  }

  private mutating func binary(_ x: Node, _ y: Node) -> Node {
    let y = conformed(y, to: x)
    switch below(6) {
    case 0: return x + y
    case 1: return x - y
    case 2: return x * y
    case 3: return x / (2 + sin(y))
    case 4: return pow(1.5 + tanh(x), tanh(y))
    default: return .select(.constant(1), x * x, y)
    }
  }

  /// `y` as something that broadcasts with `x`.
  private func conformed(_ y: Node, to x: Node) -> Node {
    Shape.broadcast(x.shape, y.shape) == nil ? y.summed(to: .scalar) * 0.3 : y
  }

  private mutating func array(_ x: Node) -> Node {
    guard x.shape.rank > 0 else { return stacked(x) }
    let axis = below(x.shape.rank)
    switch below(9) {
    case 0: return .apply(SumAxis(axis: axis), to: [x]) * 0.4
    case 1: return .apply(CumulativeSum(axis: axis, isReversed: below(2) == 0), to: [x]) * 0.5
    case 2: return .apply(LogSumExp(axis: axis), to: [x]) - 1
    case 3: return .apply(Softmax(axis: axis), to: [x])
    case 4: return .apply(Gather(axis: axis, positions: [0, x.shape[axis] - 1, 0]), to: [x])
    case 5:
      return .concatenated([x, sin(x)], axis: axis).sliced(1..<(x.shape[axis] + 1), axis: axis)
    case 6: return x.reshaped(to: [x.shape.count])
    case 7: return x.shape.rank == 2 ? x.transposed() : stacked(x)
    default: return product(x)
    }
  }

  private func stacked(_ x: Node) -> Node {
    .concatenated([x.insertingAxis(0), cos(x).insertingAxis(0)], axis: 0)
      .reshaped(to: Shape([2] + x.shape.extents))
      .flattenedBeyond(rank: 2)
  }

  private func product(_ x: Node) -> Node {
    guard x.shape.rank <= 2 else { return x }
    let weights = Tensor.random([x.shape.extents.last!, 2], seed: 31)
    return 0.5 * x.matrixProduct(sin(leaves[0].globalScalar * .constant(array: weights)))
  }
}

extension Node {
  fileprivate var globalScalar: Node { isPerEvent ? .constant(1) : summed(to: .scalar) }

  fileprivate func flattenedBeyond(rank: Int) -> Node {
    shape.rank <= rank ? self : reshaped(to: [shape.count])
  }
}
