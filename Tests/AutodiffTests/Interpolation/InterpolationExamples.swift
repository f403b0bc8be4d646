import NumericalMethods

@testable import Autodiff

/// Curves whose derivatives are checked inside their pieces, where all of them exist.
enum InterpolationExamples {
  static let knots = [0.0, 0.5, 0.9, 1.3, 1.9, 2.5]
  static let uniform = [0.0, 0.5, 1, 1.5, 2, 2.5]
  static let values = [0.2, 0.9, 0.7, -0.4, 0.3, 1.1]

  static let curves: [OperationExample] = InterpolationMethod.allCases.flatMap { method in
    [knots, uniform].enumerated().flatMap { index, knots in
      [
        OperationExample("\(method) interpolation \(index)", at: [vector]) {
          try! InterpolationTable(knots: knots, values: values, method: method, outside: .linear)(
            1.41 + 0.9 * $0[0])
        },
        OperationExample(
          "slope of \(method) interpolation \(index) per event", at: [events], perEvent: [0]
        ) {
          try! InterpolationTable(knots: knots, values: values, method: method).derivative(
            at: $0[0])
            * $0[0]
        },
      ]
    }
  }

  static let moments: [OperationExample] = [InterpolationMethod.linear, .naturalCubic].flatMap {
    method in
    [InterpolationTable.Outside.constant, .linear].flatMap { outside in
      [
        OperationExample(
          "\(method) interpolation of expressions, \(outside)",
          at: [0.765, Tensor(values)]
        ) { inputs in
          let curve = try! InterpolationTable(
            knots: knots, values: GlobalExpression(square(inputs[1])), method: method,
            outside: outside)
          return curve(inputs[0]) * curve(inputs[0] * 4) * curve(inputs[0] - 3)
        },
        OperationExample(
          "\(method) interpolation of expressions per event, \(outside)",
          at: [events, Tensor(values)], perEvent: [0]
        ) { inputs in
          let curve = try! InterpolationTable(
            knots: knots, values: GlobalExpression(sin(inputs[1])), method: method,
            outside: outside)
          return curve(inputs[0]) + curve(inputs[0] * 1.7) * curve.derivative(at: inputs[0])
        },
      ]
    }
  }
}
