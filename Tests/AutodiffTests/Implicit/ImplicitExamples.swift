@testable import Autodiff

/// Fixed points, roots and linear systems, global and per event.
enum ImplicitExamples {
  private static let general = Tensor(rows: [
    [0.3, 1.2, -0.5], [2.0, -0.4, 0.7], [0.6, 0.1, 1.5],
  ])
  private static let sides = Tensor.random([3, 5], seed: 41)

  static let linear: [OperationExample] = [false, true].flatMap { isTransposed in
    [
      OperationExample("linear solve \(isTransposed)", at: [general, vector]) {
        .apply(LinearSolve(isTransposed: isTransposed), to: $0)
      },
      OperationExample(
        "linear solve \(isTransposed) per event", at: [matrices, sides], perEvent: [0, 1]
      ) { .apply(LinearSolve(isTransposed: isTransposed), to: $0) },
      OperationExample(
        "linear solve \(isTransposed), global matrix", at: [general, sides], perEvent: [1]
      ) { .apply(LinearSolve(isTransposed: isTransposed), to: $0) },
      OperationExample(
        "linear solve \(isTransposed), global side", at: [matrices, vector], perEvent: [0]
      ) { .apply(LinearSolve(isTransposed: isTransposed), to: $0) },
    ]
  }

  /// Five matrices that are far from singular.
  private static let matrices: Tensor = {
    var elements: [Double] = []
    for item in 0..<9 {
      for event in 0..<5 {
        elements.append(general.elements[item] + 0.04 * Double((item * 7 + event * 3) % 5))
      }
    }
    return Tensor(shape: [3, 3, 5], elements: elements)
  }()

  static let fixedPoints: [OperationExample] = [
    OperationExample("fixed point", at: [vector, positive]) { inputs in
      fixedPoint("spiral", from: inputs[0].zeros()) { x in
        0.3 * sin(x.matrixProduct(inputs[1])) + inputs[0]
      }
    },
    OperationExample("fixed point per event", at: [events, 0.4], perEvent: [0]) { inputs in
      // Kepler's equation: the mean anomaly and the eccentricity give the eccentric anomaly.
      fixedPoint("Kepler", from: inputs[0]) { inputs[0] + inputs[1] * sin($0) }
    },
    OperationExample("fixed point of a constant", at: [vector]) { inputs in
      fixedPoint("constant", from: inputs[0].zeros()) { _ in square(inputs[0]) }
    },
  ]

  static let roots: [OperationExample] = [
    OperationExample("system of equations", at: [vector, 0.6]) { inputs in
      findRoot("system", from: inputs[0].zeros()) { x in
        let rotated = Node.concatenated([x.sliced(1..<3), x.sliced(0..<1)], axis: 0)
        let bent = x + 0.3 * square(x) * x
        return bent + inputs[1] * sin(rotated) - inputs[0]
      }
    },
    OperationExample("system per event", at: [vectorEvents, [0.5, 0.2, 0.4]], perEvent: [0]) {
      inputs in
      findRoot("system", from: inputs[0]) { x in
        let rotated = Node.concatenated([x.sliced(2..<3), x.sliced(0..<2)], axis: 0)
        return x + inputs[1] * square(rotated) * x + tanh(rotated) - inputs[0]
      }
    },
    OperationExample("bracketed root", at: [[0.7]]) { inputs in
      findRoot("cosine", between: .constant(array: [0]), and: .constant(array: [3])) {
        $0 - inputs[0] * cos($0)
      }
    },
    OperationExample("bracketed root per event", at: [events, 0.3], perEvent: [0]) { inputs in
      let zero = inputs[0].zeros()
      return findRoot("range", between: zero, and: zero + 20) { energy in
        energy * energy / (energy + inputs[1]) - inputs[0]
      }
    },
  ]
}
