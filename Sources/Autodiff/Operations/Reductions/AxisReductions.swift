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
