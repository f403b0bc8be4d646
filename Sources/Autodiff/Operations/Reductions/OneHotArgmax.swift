internal import CVectorMath

/// 1 at the largest element along one axis, the first of equal ones, and 0 elsewhere; NaN throughout
/// where an element is NaN. No derivative.
struct OneHotArgmax: GraphOperation {
  let axis: Int

  var name: String { "argmax over axis \(axis)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.shape, axis: axis)
    return { frame in
      let inner = view.inner * frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * inner) { scratch in
        let (best, open) = (scratch.baseAddress!, scratch.baseAddress! + inner)
        for outer in 0..<view.outer {
          let start = outer * view.extent * inner
          let (source, target) = (frame.input(0) + start, frame.output + start)
          largest(of: source, view.extent, into: best, inner)
          // 1 while no element was chosen, then 0. NaN equals nothing and stays through 0 · NaN.
          for i in 0..<inner { open[i] = best[i].isNaN ? .nan : 1 }
          for k in 0..<view.extent {
            let row = target + k * inner
            vm_equal(source + k * inner, 1, best, 1, row, inner)
            vm_multiply(row, 1, open, 1, row, inner)
            vm_subtract(open, 1, row, 1, open, inner)
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [nil] }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}
