import Foundation
import NumericalMethods

/// x with S x = b, where S = (A + Aᵀ)/2 is positive definite; NaN throughout where it is not
/// or is singular to rounding.
struct CholeskySolve: GraphOperation {
  /// What A is, for messages; has no bearing on the result.
  var matrix: String?

  var name: String {
    matrix.map { "Cholesky solve with \($0) (NaN if it is not positive definite)" }
      ?? "Cholesky solve"
  }

  var role: OperationRole { .global }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try requireSquare(inputs[0])
    guard 1...2 ~= inputs[1].rank, inputs[1][0] == inputs[0][0] else {
      throw OperationMisuse("right-hand sides of \(inputs[0][0]) rows are expected")
    }
    return inputs[1]
  }

  func kernel(for node: Node) -> Kernel {
    let order = node.inputs[0].shape[0]
    let count = node.shape.count
    return { frame in
      frame.output.update(from: frame.input(1), count: count)
      withCholeskyFactor(of: frame.input(0), order: order) { factor in
        guard let factor else {
          frame.output.update(repeating: .nan, count: count)
          return
        }
        choleskySolve(
          factor: factor, order: order, rightHandSides: frame.output, count: count / max(order, 1))
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let adjoint = node.inputs[0].choleskySolve(cotangent, matrix: matrix)
    let outer = adjoint.asColumns.matrixProduct(node.asColumns, transposeB: true)
    return [-0.5 * (outer + outer.transposed()), adjoint]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let fromMatrix = tangents[0].map { tangent in
      -(0.5 * (tangent + tangent.transposed())).matrixProduct(node)
    }
    return Node.sum([tangents[1], fromMatrix]).map {
      node.inputs[0].choleskySolve($0, matrix: matrix)
    }
  }
}

/// log det S, where S = (A + Aᵀ)/2 is positive definite; NaN where it is not.
struct LogDeterminant: GraphOperation {
  var name: String { "log-determinant" }
  var role: OperationRole { .global }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try requireSquare(inputs[0])
    return .scalar
  }

  func kernel(for node: Node) -> Kernel {
    let order = node.inputs[0].shape[0]
    return { frame in
      withCholeskyFactor(of: frame.input(0), order: order) { factor in
        frame.output[0] = factor.map { logDeterminant(factor: $0, order: order) } ?? .nan
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent * node.inputs[0].inverse()]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { ($0 * node.inputs[0].inverse()).summed(to: .scalar) }
  }
}

private func requireSquare(_ shape: Shape) throws {
  guard shape.rank == 2, shape[0] == shape[1] else {
    throw OperationMisuse("a square matrix is expected, given \(shape)")
  }
}

/// Calls `body` with the lower factor of the symmetrised matrix, or nil if it is not positive definite.
private func withCholeskyFactor(
  of matrix: UnsafePointer<Double>, order n: Int,
  _ body: (UnsafeMutablePointer<Double>?) -> Void
) {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: max(n * n, 1)) { buffer in
    let factor = buffer.baseAddress!
    for i in 0..<n {
      for j in 0..<n { factor[i * n + j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]) }
    }
    let isPositive = choleskyFactor(factor, order: n) && hasRank(factor, of: matrix, order: n)
    body(isPositive ? factor : nil)
  }
}

/// Whether each pivot is more than what rounding leaves of a diagonal element when it cancels; a
/// singular matrix would else be solved with whatever that is.
private func hasRank(
  _ factor: UnsafePointer<Double>, of matrix: UnsafePointer<Double>, order n: Int
) -> Bool {
  let rounding = 4 * Double(n) * Double.ulpOfOne
  return (0..<n).allSatisfy {
    let root = factor[$0 * n + $0]
    return root * root > rounding * matrix[$0 * n + $0]
  }
}

private func logDeterminant(factor: UnsafePointer<Double>, order n: Int) -> Double {
  2 * (0..<n).reduce(0) { $0 + Foundation.log(factor[$1 * n + $1]) }
}

extension Node {
  func choleskySolve(_ rightHandSide: Node, matrix: String? = nil) -> Node {
    .apply(CholeskySolve(matrix: matrix), to: [self, rightHandSide])
  }

  func inverse() -> Node { choleskySolve(.constant(array: .identity(shape[0]))) }

  fileprivate var asColumns: Node { shape.rank == 1 ? insertingAxis(1) : self }
}

extension Tensor {
  public static func identity(_ order: Int) -> Tensor {
    var matrix = Tensor.zeros([order, order])
    for i in 0..<order { matrix[i, i] = 1 }
    return matrix
  }
}
