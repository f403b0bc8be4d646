/// x with A x = b, for one square matrix or one for each event; NaN where A is singular.
///
/// Gaussian elimination with partial pivoting (Golub and Van Loan, Matrix Computations, 3.4).
struct LinearSolve: GraphOperation {
  /// Whether Aᵀ x = b is solved instead.
  var isTransposed = false
  /// What A is, for messages; has no bearing on the result.
  var matrix: String?

  var name: String { "linear solve\(matrix.map { " with \($0)" } ?? "") (NaN if it is singular)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let (matrix, side) = (inputs[0], inputs[1])
    guard matrix.rank == 2, matrix[0] == matrix[1], side == [matrix[0]] else {
      throw OperationMisuse("a square matrix and a vector of as many rows are expected")
    }
    return side
  }

  func kernel(for node: Node) -> Kernel {
    let order = node.shape[0]
    let (perEventMatrix, perEventSide) = (node.inputs[0].isPerEvent, node.inputs[1].isPerEvent)
    let isTransposed = isTransposed
    return { frame in
      let n = frame.events
      let (matrix, side, output) = (frame.input(0), frame.input(1), frame.output)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: order * (order + 1)) { scratch in
        let (a, b) = (scratch.baseAddress!, scratch.baseAddress! + order * order)
        for event in 0..<n {
          gather(matrix, order, event, perEventMatrix ? n : 1, perEventMatrix, isTransposed, a)
          for i in 0..<order { b[i] = perEventSide ? side[i * n + event] : side[i] }
          solveInPlace(a, b, order: order)
          for i in 0..<order { output[i * n + event] = b[i] }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let side = Node.apply(
      LinearSolve(isTransposed: !isTransposed, matrix: matrix), to: [node.inputs[0], cotangent])
    let (rows, columns) = isTransposed ? (node, side) : (side, node)
    let outer = -(rows.insertingAxis(1) * columns.insertingAxis(0))
    return [outer.unbroadcast(to: node.inputs[0]), side.unbroadcast(to: node.inputs[1])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let change = tangents[0].map { matrix in
      let product = matrix * node.insertingAxis(isTransposed ? 1 : 0)
      return -Node.apply(SumAxis(axis: isTransposed ? 0 : 1), to: [product])
    }
    return Node.sum([tangents[1], change]).map {
      .apply(self, to: [node.inputs[0], $0.broadcast(likeEventsOf: node)])
    }
  }
}

private func gather(
  _ matrix: UnsafePointer<Double>, _ order: Int, _ event: Int, _ step: Int, _ isPerEvent: Bool,
  _ isTransposed: Bool, _ target: UnsafeMutablePointer<Double>
) {
  for i in 0..<order {
    for j in 0..<order {
      let item = isTransposed ? j * order + i : i * order + j
      target[i * order + j] = isPerEvent ? matrix[item * step + event] : matrix[item]
    }
  }
}

/// Replaces b by A⁻¹ b and A by rubbish; b is NaN throughout where A is singular or holds NaN.
func solveInPlace(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, order n: Int
) {
  for column in 0..<n {
    var pivot = column
    for row in column..<n where Swift.abs(a[row * n + column]) > Swift.abs(a[pivot * n + column]) {
      pivot = row
    }
    let largest = a[pivot * n + column]
    guard largest != 0, largest.isFinite else {
      b.update(repeating: .nan, count: n)
      return
    }
    if pivot != column {
      for k in column..<n {
        (a[pivot * n + k], a[column * n + k]) = (a[column * n + k], a[pivot * n + k])
      }
      (b[pivot], b[column]) = (b[column], b[pivot])
    }
    for row in (column + 1)..<max(n, column + 1) {
      let factor = a[row * n + column] / largest
      if factor == 0 { continue }
      for k in (column + 1)..<max(n, column + 1) { a[row * n + k] -= factor * a[column * n + k] }
      b[row] -= factor * b[column]
    }
  }
  for row in (0..<n).reversed() {
    var sum = b[row]
    for k in (row + 1)..<max(n, row + 1) { sum -= a[row * n + k] * b[k] }
    b[row] = sum / a[row * n + row]
  }
}

extension GraphValue {
  /// x with A x = b, where `self` is the square matrix A, `[n, n]`, of one event or global; NaN
  /// throughout where it is singular.
  ///
  /// - Parameter rightHandSide: b, of shape `[n]`.
  public func linearSolve(_ rightHandSide: Self) -> Self {
    .wrap(.apply(LinearSolve(), to: [node, rightHandSide.node]))
  }
}
