internal import CVectorMath
import NumericalMethods

/// Σ over the events of a sample, element by element.
struct SumOverEvents: GraphOperation {
  var name: String { "sum over events" }
  var role: OperationRole { .reduction }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  var singlePrecision: SinglePrecisionSupport { .reduction }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    if node.inputs[0].precision == .single {
      return { frame in
        let (x, total, n) = (frame.single(1), frame.output, frame.events)
        for item in 0..<count { total[item] += vmf_sum_double(x + item * n, n) }
      }
    }
    return { frame in
      let (x, total, n) = (frame.input(0), frame.output, frame.events)
      for item in 0..<count { total[item] += vm_sum(x + item * n, n) }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.broadcast(like: node.inputs[0])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// Σ over events (and rows, for matrices) of xᵀ y: per-event `[…, a]` and `[…, b]` give `[a, b]`.
///
/// It is what a matrix product's weights receive in reverse mode.
struct OuterSumOverEvents: GraphOperation {
  var name: String { "outer sum over events" }
  var role: OperationRole { .reduction }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0].rank == inputs[1].rank, 1...2 ~= inputs[0].rank,
      inputs[0].rank == 1 || inputs[0][0] == inputs[1][0]
    else {
      throw OperationMisuse("vectors, or matrices with equal row counts, are expected")
    }
    return [inputs[0].extents.last!, inputs[1].extents.last!]
  }

  var singlePrecision: SinglePrecisionSupport { .reduction }

  func kernel(for node: Node) -> Kernel {
    let (a, b) = (node.shape[0], node.shape[1])
    let rows = node.inputs[0].shape.rank == 2 ? node.inputs[0].shape[0] : 1
    if node.inputs[0].precision == .single { return singleKernel(a, b, rows: rows) }
    return { frame in
      let n = frame.events
      for row in 0..<rows {
        BLAS.gemm(
          transposeA: false, transposeB: true, m: a, n: b, k: n, alpha: 1,
          a: frame.input(0) + row * a * n, lda: n, b: frame.input(1) + row * b * n, ldb: n,
          beta: 1, c: frame.output, ldc: b)
      }
    }
  }

  /// The most products that are added up in single precision.
  static let singleTerms = 256

  /// Sums of up to `singleTerms` products in single precision, added up in double precision.
  private func singleKernel(_ a: Int, _ b: Int, rows: Int) -> Kernel {
    { frame in
      let n = frame.events
      withUnsafeTemporaryAllocation(of: Float.self, capacity: a * b) { products in
        let products = products.baseAddress!
        for row in 0..<rows {
          for first in stride(from: 0, to: n, by: Self.singleTerms) {
            BLAS.gemm(
              transposeA: false, transposeB: true, m: a, n: b, k: min(Self.singleTerms, n - first),
              a: frame.single(1) + row * a * n + first, lda: n,
              b: frame.single(2) + row * b * n + first, ldb: n, c: products, ldc: b)
            vmf_accumulate_double(products, frame.output, a * b)
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (x, y) = (node.inputs[0], node.inputs[1])
    return [y.matrixProduct(cotangent, transposeB: true), x.matrixProduct(cotangent)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (x, y) = (node.inputs[0], node.inputs[1])
    return Node.sum([
      tangents[0].map { .apply(self, to: [$0, y]) }, tangents[1].map { .apply(self, to: [x, $0]) },
    ])
  }
}

/// A global value repeated for every event of a sample.
struct BroadcastToEvents: GraphOperation {
  let space: EventSpace

  var name: String { "broadcast to events" }
  var role: OperationRole { .source(.events(space)) }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    return { frame in
      for item in 0..<count {
        (frame.output + item * frame.events).update(
          repeating: frame.input(0)[item], count: frame.events)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [cotangent.summedOverEvents()] }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

extension Node {
  func summedOverEvents() -> Node {
    if let broadcast = operation as? BroadcastToEvents {
      return inputs[0] * .apply(EventCount(space: broadcast.space), to: [])
    }
    return .apply(SumOverEvents(), to: [self])
  }

  func broadcast(toEventsOf space: EventSpace) -> Node {
    isPerEvent ? self : .apply(BroadcastToEvents(space: space), to: [self])
  }

  static func sum(_ terms: [Node?]) -> Node? {
    terms.compactMap { $0 }.reduce(nil) { sum, term in sum.map { $0 + term } ?? term }
  }
}
