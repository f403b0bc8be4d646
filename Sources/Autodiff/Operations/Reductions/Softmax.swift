internal import CVectorMath
import Foundation

/// log Σ exp along one axis, which disappears; safe for large values, −∞ for all −∞.
struct LogSumExp: GraphOperation {
  let axis: Int

  var name: String { "log-sum-exp over axis \(axis)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0].removing(axis: axis) }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.inputs[0].shape, axis: axis)
    guard node.isPerEvent else { return globalKernel(view) }
    return { frame in
      let inner = view.inner * frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * inner) { scratch in
        let (shift, row) = (scratch.baseAddress!, scratch.baseAddress! + inner)
        for outer in 0..<view.outer {
          let source = frame.input(0) + outer * view.extent * inner
          let target = frame.output + outer * inner
          largest(of: source, view.extent, into: shift, inner)
          for i in 0..<inner where !shift[i].isFinite && !shift[i].isNaN { shift[i] = 0 }
          target.update(repeating: 0, count: inner)
          for k in 0..<view.extent {
            vm_subtract(source + k * inner, 1, shift, 1, row, inner)
            vm_exp(row, row, inner)
            vm_accumulate(row, target, inner)
          }
          vm_log(target, target, inner)
          vm_accumulate(shift, target, inner)
        }
      }
    }
  }

  /// One column after the other: global values have a single one.
  private func globalKernel(_ view: AxisView) -> Kernel {
    { frame in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: view.extent) { values in
        for outer in 0..<view.outer {
          for i in 0..<view.inner {
            let source = frame.input(0) + outer * view.extent * view.inner + i
            let largest = loadColumn(source, step: view.inner, into: values)
            let shift = largest.isFinite ? largest : 0
            for k in 0..<view.extent { values[k] -= shift }
            vm_exp(values.baseAddress!, values.baseAddress!, view.extent)
            frame.output[outer * view.inner + i] =
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
    guard node.isPerEvent else { return globalKernel(view) }
    return { frame in
      let inner = view.inner * frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * inner) { scratch in
        let (shift, total) = (scratch.baseAddress!, scratch.baseAddress! + inner)
        for outer in 0..<view.outer {
          let start = outer * view.extent * inner
          let (source, target) = (frame.input(0) + start, frame.output + start)
          largest(of: source, view.extent, into: shift, inner)
          total.update(repeating: 0, count: inner)
          for k in 0..<view.extent {
            let row = target + k * inner
            vm_subtract(source + k * inner, 1, shift, 1, row, inner)
            vm_exp(row, row, inner)
            vm_accumulate(row, total, inner)
          }
          for k in 0..<view.extent {
            vm_divide(target + k * inner, 1, total, 1, target + k * inner, inner)
          }
        }
      }
    }
  }

  /// One column after the other: global values have a single one.
  private func globalKernel(_ view: AxisView) -> Kernel {
    { frame in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: view.extent) { values in
        for outer in 0..<view.outer {
          for i in 0..<view.inner {
            let start = outer * view.extent * view.inner + i
            let largest = loadColumn(frame.input(0) + start, step: view.inner, into: values)
            for k in 0..<view.extent { values[k] -= largest }
            vm_exp(values.baseAddress!, values.baseAddress!, view.extent)
            let total = vm_sum(values.baseAddress!, view.extent)
            for k in 0..<view.extent { frame.output[start + k * view.inner] = values[k] / total }
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

/// The largest of each event's values in as many rows, NaN if one of them is.
func largest(
  of rows: UnsafePointer<Double>, _ count: Int, into target: UnsafeMutablePointer<Double>,
  _ length: Int
) {
  target.update(from: rows, count: length)
  for k in 1..<max(count, 1) { vm_max(rows + k * length, 1, target, 1, target, length) }
}

/// Copies one column and returns its largest value (NaN if any is NaN).
func loadColumn(
  _ source: UnsafePointer<Double>, step: Int, into values: UnsafeMutableBufferPointer<Double>
) -> Double {
  var largest = -Double.infinity
  for k in 0..<values.count {
    values[k] = source[k * step]
    largest = values[k] > largest || values[k].isNaN ? values[k] : largest
  }
  return largest
}
