internal import CVectorMath
import Foundation

/// An array seen as outer × extent × inner around one axis.
struct AxisView {
  let outer: Int
  let extent: Int
  let inner: Int

  init(_ shape: Shape, axis: Int) {
    outer = shape.extents[..<axis].reduce(1, *)
    extent = shape[axis]
    inner = shape.extents[(axis + 1)...].reduce(1, *)
  }
}

/// Σ along one axis, which disappears.
struct SumAxis: GraphOperation {
  let axis: Int

  var name: String { "sum over axis \(axis)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0].removing(axis: axis) }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.inputs[0].shape, axis: axis)
    return { frame in
      let inner = view.inner * frame.events
      for outer in 0..<view.outer {
        let target = frame.output + outer * inner
        let source = frame.input(0) + outer * view.extent * inner
        if inner == 1 {
          target[0] = vm_sum(source, view.extent)
          continue
        }
        target.update(repeating: 0, count: inner)
        for k in 0..<view.extent { vm_accumulate(source + k * inner, target, inner) }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.insertingAxis(axis).broadcast(to: node.inputs[0].shape)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// Running sums along one axis, from the front or (reversed) from the back.
struct CumulativeSum: GraphOperation {
  let axis: Int
  let isReversed: Bool

  var name: String { isReversed ? "reversed cumulative sum" : "cumulative sum" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.shape, axis: axis)
    let isReversed = isReversed
    return { frame in
      let inner = view.inner * frame.events
      frame.output.update(from: frame.input(0), count: view.outer * view.extent * inner)
      for outer in 0..<view.outer {
        let base = frame.output + outer * view.extent * inner
        for k in 1..<max(view.extent, 1) {
          let row = isReversed ? view.extent - 1 - k : k
          let previous = isReversed ? row + 1 : row - 1
          vm_accumulate(base + previous * inner, base + row * inner, inner)
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [.apply(CumulativeSum(axis: axis, isReversed: !isReversed), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// log Σ exp along one axis, which disappears; safe for large values, −∞ for all −∞.
struct LogSumExp: GraphOperation {
  let axis: Int

  var name: String { "log-sum-exp over axis \(axis)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0].removing(axis: axis) }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.inputs[0].shape, axis: axis)
    return { frame in
      let inner = view.inner * frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: view.extent) { values in
        for outer in 0..<view.outer {
          for i in 0..<inner {
            let source = frame.input(0) + outer * view.extent * inner + i
            let largest = loadColumn(source, step: inner, into: values)
            let shift = largest.isFinite ? largest : 0
            for k in 0..<view.extent { values[k] -= shift }
            vm_exp(values.baseAddress!, values.baseAddress!, view.extent)
            frame.output[outer * inner + i] =
              shift + Foundation.log(vm_sum(values.baseAddress!, view.extent))
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.insertingAxis(axis) * .apply(Softmax(axis: axis), to: node.inputs)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { tangent in
      .apply(SumAxis(axis: axis), to: [tangent * .apply(Softmax(axis: axis), to: node.inputs)])
    }
  }
}

/// exp(x) / Σ exp(x) along one axis.
struct Softmax: GraphOperation {
  let axis: Int

  var name: String { "softmax over axis \(axis)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.shape, axis: axis)
    return { frame in
      let inner = view.inner * frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: view.extent) { values in
        for outer in 0..<view.outer {
          for i in 0..<inner {
            let start = outer * view.extent * inner + i
            let largest = loadColumn(frame.input(0) + start, step: inner, into: values)
            for k in 0..<view.extent { values[k] -= largest }
            vm_exp(values.baseAddress!, values.baseAddress!, view.extent)
            let total = vm_sum(values.baseAddress!, view.extent)
            for k in 0..<view.extent { frame.output[start + k * inner] = values[k] / total }
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [derivative(along: cotangent, at: node)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { derivative(along: $0, at: node) }
  }

  /// The Jacobian is symmetric, so both modes are s (v − Σ v s).
  private func derivative(along direction: Node, at node: Node) -> Node {
    let mean = Node.apply(SumAxis(axis: axis), to: [direction * node])
    return node * (direction - mean.insertingAxis(axis))
  }
}

/// Copies one column and returns its largest value (NaN if any is NaN).
private func loadColumn(
  _ source: UnsafePointer<Double>, step: Int, into values: UnsafeMutableBufferPointer<Double>
) -> Double {
  var largest = -Double.infinity
  for k in 0..<values.count {
    values[k] = source[k * step]
    largest = values[k] > largest || values[k].isNaN ? values[k] : largest
  }
  return largest
}
