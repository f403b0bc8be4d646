import NumericalMethods

/// A·B with either factor transposed; A may be a single row, and per event; B is global.
struct MatrixProduct: GraphOperation {
  let transposeA: Bool
  let transposeB: Bool

  var name: String { "matrix product" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let b = oriented(inputs[1], transposeB)
    if inputs[0].rank == 1, !transposeA {
      guard b.rank == 2, inputs[0][0] == b[0] else {
        throw OperationMisuse("\(inputs[0]) · \(b): the inner extents must agree")
      }
      return [b[1]]
    }
    let a = oriented(inputs[0], transposeA)
    guard a.rank == 2, b.rank == 2, a[1] == b[0] else {
      throw OperationMisuse("\(a) · \(b): the inner extents must agree")
    }
    return [a[0], b[1]]
  }

  private func oriented(_ shape: Shape, _ isTransposed: Bool) -> Shape {
    isTransposed ? Shape(shape.extents.reversed()) : shape
  }

  var singlePrecision: SinglePrecisionSupport { .map }

  func kernel(for node: Node) -> Kernel {
    guard node.inputs[0].isPerEvent else { return globalKernel(node) }
    return node.precision == .single
      ? perEventKernel(node) { $0.single($1) } : perEventKernel(node) { $0.operand($1) }
  }

  private func globalKernel(_ node: Node) -> Kernel {
    let (a, b) = (node.inputs[0].shape, node.inputs[1].shape)
    let columns = a.extents.last!
    let (n, k) = (node.shape.extents.last!, transposeA ? a[0] : columns)
    let m = node.shape.rank == 1 ? 1 : node.shape[0]
    let (transposeA, transposeB) = (transposeA, transposeB)
    return { frame in
      BLAS.gemm(
        transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k, alpha: 1,
        a: frame.input(0), lda: columns, b: frame.input(1), ldb: b[1], beta: 0,
        c: frame.output, ldc: n)
    }
  }

  /// With events as the last axis, each row is (row · B)ᵀ = Bᵀ · rowᵀ over all events at once.
  private func perEventKernel<Number: BLASNumber>(
    _ node: Node, _ operand: @escaping @Sendable (Frame, Int) -> UnsafeMutablePointer<Number>
  ) -> Kernel {
    let b = node.inputs[1].shape
    let rows = node.shape.rank == 1 ? 1 : node.shape[0]
    let (columns, k) = (node.shape.extents.last!, node.inputs[0].shape.extents.last!)
    let (transposeB, perCall) = (transposeB, BLAS.columnsPerCall(m: columns, k: k))
    return { frame in
      let events = frame.events
      let (output, vectors, matrix) = (operand(frame, 0), operand(frame, 1), operand(frame, 2))
      for row in 0..<rows {
        let (from, to) = (vectors + row * k * events, output + row * columns * events)
        for first in stride(from: 0, to: events, by: max(min(events, perCall), 1)) {
          BLAS.gemm(
            transposeA: !transposeB, transposeB: false, m: columns, n: min(perCall, events - first),
            k: k, a: matrix, lda: b[1], b: from + first, ldb: events, c: to + first, ldc: events)
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (a, b) = (node.inputs[0], node.inputs[1])
    if a.isPerEvent {
      let sum =
        transposeB
        ? Node.apply(OuterSumOverEvents(), to: [cotangent, a])
        : Node.apply(OuterSumOverEvents(), to: [a, cotangent])
      return [cotangent.matrixProduct(b, transposeB: !transposeB), sum]
    }
    let (rows, slopes) = (a.asRows, cotangent.asRows)
    let forA =
      transposeA
      ? b.matrixProduct(slopes, transposeA: transposeB, transposeB: true)
      : slopes.matrixProduct(b, transposeB: !transposeB)
    let forB =
      transposeB
      ? slopes.matrixProduct(rows, transposeA: true, transposeB: transposeA)
      : rows.matrixProduct(slopes, transposeA: !transposeA)
    return [forA.reshaped(to: a.shape), forB]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (a, b) = (node.inputs[0], node.inputs[1])
    return Node.sum([
      tangents[0].map { $0.matrixProduct(b, transposeA: transposeA, transposeB: transposeB) },
      tangents[1].map { a.matrixProduct($0, transposeA: transposeA, transposeB: transposeB) },
    ])
  }
}

extension Node {
  /// self · other; a vector on the left is a row, a vector on the right a column.
  func matrixProduct(_ other: Node, transposeA: Bool = false, transposeB: Bool = false) -> Node {
    if other.isPerEvent {
      guard !isPerEvent, other.shape.rank == 1, !transposeA else {
        graphFailure(
          """
          matrix product(\(shape)\(isPerEvent ? " per event" : ""), \(other.shape) per event): a per-event right factor must be a \
          vector and its left factor global; for products within an event use (a * b).sum()
          """)
      }
      return other.matrixProduct(self, transposeB: shape.rank == 2)
    }
    if isPerEvent && transposeA {
      graphFailure("matrix product(\(shape) per event): a per-event left factor is not transposed")
    }
    let left = shape.rank == 1 && transposeA ? insertingAxis(0) : self
    let right = other.shape.rank == 1 ? other.insertingAxis(1) : other
    let product = Node.apply(
      MatrixProduct(transposeA: transposeA, transposeB: transposeB), to: [left, right])
    return other.shape.rank == 1
      ? product.reshaped(to: Shape(Array(product.shape.extents.dropLast()))) : product
  }

  fileprivate var asRows: Node { shape.rank == 1 ? insertingAxis(0) : self }
}
