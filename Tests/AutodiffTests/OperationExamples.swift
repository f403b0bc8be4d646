import Foundation

@testable import Autodiff

/// Examples for every registered operation: a type without an entry here fails the checks.
enum OperationExamples {
  static func examples(for operation: any GraphOperation.Type) -> [OperationExample] {
    byType[ObjectIdentifier(operation)] ?? []
  }

  static let all: [OperationExample] = OperationRegistry.entries.flatMap { examples(for: $0) }

  private static let byType: [ObjectIdentifier: [OperationExample]] = [
    ObjectIdentifier(Input.self): leaves, ObjectIdentifier(Constant.self): leaves,
    ObjectIdentifier(EventInput.self): perEventLeaves,
    ObjectIdentifier(EventCount.self): [
      OperationExample("event count", at: [vector, events], perEvent: [1]) {
        $0[0] * $0[1].summedOverEvents().ones() * eventCount(of: $0[1])
      }
    ],
    ObjectIdentifier(Unary.self): unary, ObjectIdentifier(Binary.self): binary,
    ObjectIdentifier(Select.self): select, ObjectIdentifier(Detach.self): detach,
    // To double precision, as finite differences see the steps of a rounded value; single precision
    // has tests of its own.
    ObjectIdentifier(ConvertPrecision.self): both("double precision", vector) {
      .apply(ConvertPrecision(precision: .double), to: [square($0[0])])
    },
    ObjectIdentifier(BiasedActivation.self): biasedActivations,
    ObjectIdentifier(ActivationSlope.self): activationSlopes,
    ObjectIdentifier(BroadcastToEvents.self): [
      OperationExample("broadcast to events", at: [2.0, events], perEvent: [1]) {
        square($0[0].broadcast(like: $0[1])) * square($0[1])
      },
      OperationExample("broadcast to events, summed", at: [2.0, events], perEvent: [1]) {
        square($0[0].broadcast(like: $0[1])).summedOverEvents()
      },
    ],
    ObjectIdentifier(SumOverEvents.self): [
      OperationExample(
        "sum over events", at: [events], perEvent: [0],
        expected: [events.elements.map { $0 * $0 }.reduce(0, +)]
      ) { square($0[0]).summedOverEvents() },
      OperationExample("sum of vectors over events", at: [vectorEvents], perEvent: [0]) {
        exp($0[0]).summedOverEvents()
      },
    ],
    ObjectIdentifier(OuterSumOverEvents.self): [
      OperationExample("outer sum", at: [vectorEvents, otherEvents], perEvent: [0, 1]) {
        .apply(OuterSumOverEvents(), to: [sin($0[0]), $0[1]])
      },
      OperationExample(
        "outer sum of matrices", at: [matrixEvents, matrixEvents], perEvent: [0, 1]
      ) {
        .apply(OuterSumOverEvents(), to: [sin($0[0]), $0[1]])
      },
    ],
    ObjectIdentifier(BroadcastTo.self): both("broadcast", vector) {
      square($0[0].broadcast(to: [2, 3]))
    },
    ObjectIdentifier(SumToShape.self): both("sum to shape", matrix) {
      square($0[0].summed(to: [1, 3]))
    },
    ObjectIdentifier(SumAxis.self): both("sum axis 0", matrix) {
      square(.apply(SumAxis(axis: 0), to: [$0[0]]))
    } + both("sum axis 1", matrix) { square(.apply(SumAxis(axis: 1), to: [$0[0]])) },
    ObjectIdentifier(Reshape.self): both("reshape", matrix) { square($0[0].reshaped(to: [3, 2])) },
    ObjectIdentifier(Transpose.self): both("transpose", matrix) { square($0[0].transposed()) },
    ObjectIdentifier(Slice.self): both("slice", matrix) { square($0[0].sliced(1..<3, axis: 1)) },
    ObjectIdentifier(Pad.self): both("pad", matrix) {
      .apply(Pad(axis: 1, before: 2, after: 1), to: [square($0[0])])
    },
    ObjectIdentifier(Concatenate.self): [
      OperationExample("concatenate", at: [matrix, matrix]) {
        .concatenated([square($0[0]), sin($0[1])], axis: 1)
      },
      OperationExample(
        "concatenate global and per event", at: [vector, vectorEvents], perEvent: [1]
      ) { .concatenated([square($0[0]), sin($0[1])], axis: 0) },
    ],
    ObjectIdentifier(Gather.self): both("gather", matrix) {
      .apply(Gather(axis: 1, positions: [2, 0, 2]), to: [square($0[0])])
    },
    ObjectIdentifier(ScatterAdd.self): both("scatter-add", matrix) {
      .apply(ScatterAdd(axis: 1, positions: [3, 0, 3], extent: 4), to: [square($0[0])])
    },
    ObjectIdentifier(Lookup.self): CellExamples.lookups,
    ObjectIdentifier(SumIntoCells.self): CellExamples.sums,
    ObjectIdentifier(KernelSum.self): KernelHistogramExamples.sums,
    ObjectIdentifier(KernelMean.self): KernelHistogramExamples.means,
    ObjectIdentifier(Draw.self): DrawExamples.standard,
    ObjectIdentifier(CountDraw.self): DrawExamples.counts,
    ObjectIdentifier(Reorder.self): OrderingExamples.orders,
    ObjectIdentifier(PoolBlocks.self): OrderingExamples.pools,
    ObjectIdentifier(CumulativeSum.self): both("cumulative sum", matrix) {
      square(.apply(CumulativeSum(axis: 1, isReversed: false), to: [$0[0]]))
    }
      + both("reversed cumulative sum", matrix) {
        square(.apply(CumulativeSum(axis: 0, isReversed: true), to: [$0[0]]))
      },
    ObjectIdentifier(LogSumExp.self): both("log-sum-exp", matrix) {
      .apply(LogSumExp(axis: 1), to: [$0[0]])
    },
    ObjectIdentifier(Softmax.self): both("softmax", matrix) {
      .apply(Softmax(axis: 1), to: [$0[0]])
    },
    ObjectIdentifier(OneHotArgmax.self): both("argmax", matrix) {
      .apply(OneHotArgmax(axis: 1), to: [$0[0]]) * square($0[0])
    },
    ObjectIdentifier(MatrixProduct.self): matrixProducts,
    ObjectIdentifier(CholeskySolve.self): [
      OperationExample("Cholesky solve", at: [positive, vector]) { $0[0].choleskySolve($0[1]) },
      OperationExample("Cholesky solve, several right-hand sides", at: [positive, matrix]) {
        $0[0].choleskySolve($0[1].transposed())
      },
    ],
    ObjectIdentifier(LogDeterminant.self): [
      OperationExample("log-determinant", at: [positive]) {
        .apply(LogDeterminant(), to: [$0[0]])
      }
    ],
    ObjectIdentifier(UserOperation.self): both("user operation", vector) {
      .apply(UserOperation(base: Cube()), to: [$0[0]])
    },
    ObjectIdentifier(Argmin.self): minima, ObjectIdentifier(Envelope.self): envelopes,
    ObjectIdentifier(RootNode.self): roots,
    ObjectIdentifier(PiecewisePolynomial.self): InterpolationExamples.curves,
    ObjectIdentifier(PiecewiseMoments.self): InterpolationExamples.moments,
    ObjectIdentifier(LinearSolve.self): ImplicitExamples.linear,
    ObjectIdentifier(FixedPoint.self): ImplicitExamples.fixedPoints,
    ObjectIdentifier(SystemRootNode.self): ImplicitExamples.roots,
    ObjectIdentifier(ClipCotangent.self): LoopExamples.clips,
    ObjectIdentifier(Loop.self): LoopExamples.loops,
    ObjectIdentifier(LoopReverse.self): LoopExamples.reversed,
  ]
}

let vector: Tensor = [0.7, -1.3, 0.4]
let matrix = Tensor(rows: [[0.3, -0.8, 1.2], [0.9, 0.5, -0.4]])
let positive = Tensor(rows: [[2.0, 0.3, -0.2], [0.1, 1.5, 0.4], [0.2, -0.3, 1.8]])
let events: Tensor = [0.35, 1.6, 0.8, 2.2, 1.1]
let vectorEvents = Tensor.random([3, 7], seed: 3)
let otherEvents = Tensor.random([2, 7], seed: 4)
let matrixEvents = Tensor.random([2, 3, 7], seed: 5)
private let weights = Tensor.random([3, 2], seed: 8)

private func eventCount(of node: Node) -> Node {
  .apply(EventCount(space: node.space.eventSpace!), to: [])
}

/// The same function of a global array and of one array per event.
private func both(
  _ name: String, _ point: Tensor, build: @escaping @Sendable ([Node]) -> Node
) -> [OperationExample] {
  let perEvent = Tensor.random(Shape(point.shape.extents + [5]), seed: 11)
  return [
    OperationExample(name, at: [point], build: build),
    OperationExample("\(name), per event", at: [perEvent], perEvent: [0], build: build),
  ]
}

private let biasedActivations = ElementaryActivation.allCases.flatMap { activation in
  [
    OperationExample(
      "biased \(activation)", at: [vector, [0.2, 0.9, -0.3]],
      expected: zip(vector.elements, [0.2, 0.9, -0.3]).map { reference(activation, $0 + $1) }
    ) { .apply(BiasedActivation(activation: activation), to: $0) },
    OperationExample(
      "biased \(activation) of vectors per event", at: [vectorEvents, [0.2, 0.9, -0.3]],
      perEvent: [0]
    ) { .apply(BiasedActivation(activation: activation), to: $0) },
    OperationExample(
      "biased \(activation) of matrices per event", at: [matrixEvents, [0.2, 0.9, -0.3]],
      perEvent: [0]
    ) { .apply(BiasedActivation(activation: activation), to: $0) },
  ]
}

private let activationSlopes = ElementaryActivation.allCases.flatMap { activation in
  [
    OperationExample(
      "slope of \(activation)", at: [vector, [0.2, 0.9, -0.3]],
      expected: zip(vector.elements, [0.2, 0.9, -0.3]).map { slope(activation, $0) * $1 }
    ) { .apply(ActivationSlope(activation: activation), to: $0) },
    OperationExample(
      "slope of \(activation) per event", at: [vectorEvents, vectorEvents], perEvent: [0, 1]
    ) { .apply(ActivationSlope(activation: activation), to: $0) },
  ]
}

private func reference(_ activation: ElementaryActivation, _ x: Double) -> Double {
  switch activation {
  case .relu: max(x, 0)
  case .tanh: tanh(x)
  case .sigmoid: 1 / (1 + exp(-x))
  }
}

/// By the value y.
private func slope(_ activation: ElementaryActivation, _ y: Double) -> Double {
  switch activation {
  case .relu: y > 0 ? 1 : 0
  case .tanh: 1 - y * y
  case .sigmoid: y * (1 - y)
  }
}

private let leaves = [
  OperationExample("input times constant", at: [vector], expected: [1.4, -2.6, 0.8]) {
    $0[0] * .constant(2)
  }
]

private let perEventLeaves = [
  OperationExample(
    "column", at: [events], perEvent: [0], expected: events.elements.map { 3 * $0 }
  ) { 3 * $0[0] }
]

private let unary: [OperationExample] = UnaryFunction.all.flatMap { function in
  [
    OperationExample(
      function.name, at: [events], expected: events.elements.map { reference(function, $0) }
    ) { $0[0].unary(function) },
    OperationExample("\(function.name) per event", at: [events], perEvent: [0]) {
      $0[0].unary(function)
    },
  ]
}

/// The functions by Foundation, or by an identity.
private func reference(_ function: UnaryFunction, _ x: Double) -> Double {
  switch function {
  case .negate: -x
  case .reciprocal: 1 / x
  case .square: x * x
  case .squareRoot: x.squareRoot()
  case .exp: Foundation.exp(x)
  case .expm1: Foundation.expm1(x)
  case .log: Foundation.log(x)
  case .log1p: Foundation.log1p(x)
  case .sin: Foundation.sin(x)
  case .cos: Foundation.cos(x)
  case .tanh: Foundation.tanh(x)
  case .atan: Foundation.atan(x)
  case .sigmoid: 1 / (1 + Foundation.exp(-x))
  case .softplus: Foundation.log1p(Foundation.exp(x))
  case .erf: Foundation.erf(x)
  case .erfc: Foundation.erfc(x)
  case .normalCDF: 0.5 * Foundation.erfc(-x / 2.0.squareRoot())
  case .logNormalCDF: Foundation.log(0.5 * Foundation.erfc(-x / 2.0.squareRoot()))
  case .logGamma: Foundation.lgamma(x)
  case .polygamma(let order): polygammaSeries(order, x)
  case .abs: Swift.abs(x)
  case .sign: x < 0 ? -1 : 1
  case .floor: x.rounded(.down)
  }
}

/// ψ⁽ⁿ⁾ by recurrence to a large argument and the asymptotic series there.
private func polygammaSeries(_ order: Int, _ x: Double) -> Double {
  let factorial = (1...max(order, 1)).reduce(1.0) { $0 * Double($1) }
  let sign: Double = order % 2 == 0 ? -1 : 1
  var (shifted, sum) = (x, 0.0)
  while shifted < 60 {
    sum += sign * factorial / Foundation.pow(shifted, Double(order + 1))
    shifted += 1
  }
  let y = 1 / shifted
  let y2 = y * y
  let tail: Double =
    switch order {
    case 0: Foundation.log(shifted) - y / 2 - y2 / 12 + y2 * y2 / 120 - y2 * y2 * y2 / 252
    case 1: y + y2 / 2 + y2 * y * (1.0 / 6 - y2 / 30 + y2 * y2 / 42)
    default: -y2 - y2 * y - y2 * y2 * (0.5 - y2 / 6 + y2 * y2 / 6)
    }
  return sum + tail
}

private let binary: [OperationExample] = BinaryFunction.allCases.flatMap { function in
  let positiveMatrix = Tensor(rows: [[0.3, 0.8, 1.2], [0.9, 0.5, 2.4]])
  let column = Tensor(rows: [[1.7], [0.6]])
  return [
    OperationExample(
      "\(function)", at: [positiveMatrix, column],
      expected: (0..<6).map {
        reference(function, positiveMatrix.elements[$0], column.elements[$0 / 3])
      }
    ) { .binary(function, $0[0], $0[1]) },
    OperationExample("\(function), row with column", at: [[0.3, 0.8, 1.2], column]) {
      .binary(function, $0[0], $0[1])
    },
    OperationExample(
      "\(function), per event with global", at: [events, [0.6, 1.7, 2.9]], perEvent: [0]
    ) { .binary(function, $0[0], $0[1]) },
    OperationExample(
      "\(function), scalar per event with vector per event",
      at: [events, Tensor(rows: [[0.6, 1.7, 2.9, 0.4, 0.2], [1.9, 0.1, 1.3, 0.7, 2.5]])],
      perEvent: [0, 1]
    ) { .binary(function, $0[0], $0[1]) },
    OperationExample(
      "\(function), global with per event",
      at: [column, Tensor(rows: [[0.5, 1.9, 2.9, 0.4, 0.2]])],
      perEvent: [1]
    ) { .binary(function, $0[0], $0[1]) },
  ]
}

private func reference(_ function: BinaryFunction, _ x: Double, _ y: Double) -> Double {
  switch function {
  case .add: x + y
  case .subtract: x - y
  case .multiply: x * y
  case .divide: x / y
  case .max: Swift.max(x, y)
  case .min: Swift.min(x, y)
  case .power: Foundation.pow(x, y)
  case .greater: x > y ? 1 : 0
  case .equal: x == y ? 1 : 0
  }
}

private let select = [
  OperationExample("select", at: [vector, matrix, [2.0]]) {
    .select($0[0].isGreater(than: .constant(0)), sin($0[1]), square($0[2]))
  },
  OperationExample(
    "select per event", at: [events, 0.8, vectorEvents.firstRows(3, events: 5)], perEvent: [0, 2]
  ) {
    .select($0[0].isGreater(than: .constant(1)), square($0[1]), sin($0[2]))
  },
]

private let detach = [
  OperationExample("detached factor", at: [vector, vector]) {
    $0[0] * (2 * $0[1].ones()).detached()
  }
]

private let matrixProducts: [OperationExample] =
  [(false, false), (true, false), (false, true), (true, true)].map { a, b in
    let left = a ? Tensor.random([3, 2], seed: 6) : Tensor.random([2, 3], seed: 6)
    let right = b ? Tensor.random([4, 3], seed: 7) : Tensor.random([3, 4], seed: 7)
    return OperationExample("matrix product \(a) \(b)", at: [left, right]) {
      $0[0].matrixProduct($0[1], transposeA: a, transposeB: b)
    }
  } + [
    OperationExample(
      "vector times matrix", at: [vector, positive],
      expected: (0..<3).map { j in (0..<3).reduce(0) { $0 + vector[$1] * positive[$1, j] } }
    ) { $0[0].matrixProduct($0[1]) },
    OperationExample(
      "matrix times vector", at: [positive, vector],
      expected: (0..<3).map { i in (0..<3).reduce(0) { $0 + vector[$1] * positive[i, $1] } }
    ) { $0[0].matrixProduct($0[1]) },
    OperationExample(
      "row per event times matrix", at: [vectorEvents, weights], perEvent: [0],
      expected: (0..<2).flatMap { j in
        (0..<7).map { e in (0..<3).reduce(0) { $0 + vectorEvents[$1, e] * weights[$1, j] } }
      }
    ) { $0[0].matrixProduct($0[1]) },
    OperationExample(
      "matrix times column per event", at: [.random([2, 3], seed: 8), vectorEvents], perEvent: [1]
    ) { $0[0].matrixProduct($0[1]) },
    OperationExample(
      "matrix per event times matrix", at: [matrixEvents, .random([3, 2], seed: 9)], perEvent: [0]
    ) { $0[0].matrixProduct($0[1]) },
  ]

/// x³, written as a user would.
private struct Cube: CustomOperation {
  let name = "cube"
  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }
  func evaluate(_ x: [Tensor]) -> Tensor {
    Tensor(shape: x[0].shape, elements: x[0].elements.map { $0 * $0 * $0 })
  }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent * 3 * square(node.inputs[0])]
  }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { $0 * 3 * square(node.inputs[0]) }
  }
}

/// log-cosh-like wells whose minimum moves with the captured vector.
private func minimisation(_ captured: Node, upper: [Double]) -> Minimisation {
  minimise(
    "wells", from: [0.0, 0.0, 0.0], lower: [-10, -10, -10], upper: upper
  ) { theta in
    let shifted = theta - GlobalExpression(captured)
    let coupling = theta[0] * theta[1] * 0.3 + theta[1] * theta[2] * 0.2
    return (exp(shifted) - shifted + 0.5 * square(shifted)).sum() + coupling
  }
}

private let minima = [
  OperationExample("minimiser", at: [vector]) {
    minimisation($0[0], upper: [9, 9, 9]).position.node
  },
  OperationExample("minimiser at a bound", at: [vector]) {
    minimisation($0[0], upper: [0.2, 9, 9]).position.node
  },
]

private let roots = [
  OperationExample("root", at: [vector]) { inputs in
    let coefficients = GlobalExpression(inputs[0])
    return findRoot("cubic", beyond: 0, step: 0.3) { x in
      (exp(coefficients) * x).sum() + x * x * x - 2
    }.node
  },
  OperationExample("root of a minimum's value", at: [vector]) { inputs in
    let centre = GlobalExpression(inputs[0])
    return findRoot("depth", beyond: 0, step: -1) { x in
      minimise("bowl", from: [0.1, 0.2, 0.3], lower: [-9, -9, -9], upper: [9, 9, 9]) { y in
        square(y - centre).sum() + exp(x * y).sum()
      }.value - 2.5
    }.node
  },
]

private let envelopes = [
  OperationExample("minimum", at: [vector]) { minimisation($0[0], upper: [9, 9, 9]).value.node },
  OperationExample("minimum at a bound", at: [vector]) {
    minimisation($0[0], upper: [0.2, 9, 9]).value.node
  },
]

extension Tensor {
  /// The leading rows and events of a table.
  fileprivate func firstRows(_ rows: Int, events: Int) -> Tensor {
    Tensor(
      shape: [rows, events],
      elements: (0..<rows).flatMap { row in (0..<events).map { self[row, $0] } })
  }
}
