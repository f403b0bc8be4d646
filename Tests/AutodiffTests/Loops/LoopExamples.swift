@testable import Autodiff

/// Loops of few steps over small bodies, so that a wrong checkpoint or a lost cotangent shows.
enum LoopExamples {
  /// Two states of different shapes; a global matrix and a value used in one step at a time.
  private static func swing(_ start: Node, _ weights: Node, steps: Int, _ kept: Checkpoints) -> Node
  {
    let first = start.summed(to: .scalar)
    let (x, energy) = iterated(steps: steps, from: (start, first), checkpoints: kept) {
      step, x, energy in
      let turned = tanh(x.matrixProduct(weights) + 0.1 * step.node)
      return (
        0.7 * x + 0.4 * turned * energy, 0.9 * energy + 0.1 * square(turned).summed(to: .scalar)
      )
    }
    return x * energy
  }

  static let loops: [OperationExample] =
    [(1, Checkpoints.squareRoot), (5, .squareRoot), (5, .count(1)), (6, .everyStep)].map {
      steps, kept in
      OperationExample("loop of \(steps) steps, \(kept)", at: [vector, positive]) {
        swing($0[0], 0.4 * $0[1], steps: steps, kept)
      }
    } + [
      OperationExample("loop over events", at: [vectorEvents, positive], perEvent: [0]) {
        swing($0[0], 0.4 * $0[1], steps: 5, .squareRoot)
      },
      OperationExample(
        "loop over events from a global start", at: [0.3, events, 0.8], perEvent: [1]
      ) { inputs in
        iterated(
          steps: 4, from: inputs[0].broadcast(likeEventsOf: inputs[1]), checkpoints: .count(2)
        ) { step, x in x + 0.2 * sin(x * inputs[1]) * exp(-inputs[2] * (step.node + 1)) }
      },
      OperationExample(
        "powers", at: [[1.5]], expected: [1.5 * 1.5 * 1.5 * 1.5]
      ) { inputs in iterated(steps: 3, from: inputs[0]) { _, x in x * inputs[0] } },
      OperationExample("scan", at: [vector, [0.3, 0.5]]) { inputs in
        let (end, path) = scanned(steps: 4, from: inputs[0]) { step, x in
          (next: sin(x) + 0.1 * inputs[1].summed(to: .scalar), yield: x.sliced(0..<2) * inputs[1])
        }
        return path.summed(to: [1, 2]).reshaped(to: [2]) * end.sliced(1..<3)
      },
      OperationExample("scan over events", at: [events, 0.3], perEvent: [0]) { inputs in
        let (_, path) = scanned(steps: 3, from: (inputs[0], inputs[0])) { step, x, y in
          (next: (y, x + inputs[1] * cos(y)), yield: x * y * (step.node + 1))
        }
        return path
      },
      OperationExample("sum over steps", at: [events, 0.3], perEvent: [0]) { inputs in
        accumulated(steps: 5, from: inputs[0], checkpoints: .count(2)) { _, x in
          (next: x - 0.1 * inputs[1] * square(x), yield: exp(-x))
        }.sum
      },
      OperationExample("loop within a loop", at: [events, 0.3], perEvent: [0]) { inputs in
        iterated(steps: 3, from: inputs[0]) { outer, x in
          iterated(steps: 2, from: x, label: "inner") { _, y in
            y + inputs[1] * sin(y * x) + 0.05 * outer.node
          }
        }
      },
    ]

  /// The reversed loop itself, which other examples reach as a gradient only.
  static let reversed: [OperationExample] = [
    OperationExample("gradient of a loop", at: [vector, positive]) { inputs in
      let loop = swing(inputs[0], 0.4 * inputs[1], steps: 4, .count(2))
      let slopes = vectorJacobianProducts(
        [loop], cotangents: [loop.ones()], withRespectTo: [inputs[0], inputs[1]])
      return slopes[0]! + slopes[1]!.summed(to: [1, 3]).reshaped(to: [3])
    },
    OperationExample("gradient of a loop over events", at: [events, 0.4], perEvent: [0]) { inputs in
      let (end, path) = scanned(steps: 4, from: inputs[0]) { _, x in
        (next: x + 0.2 * sin(x * inputs[1]), yield: square(x) * inputs[1])
      }
      let value = end * path.summed(to: .scalar)
      let slopes = vectorJacobianProducts(
        [value], cotangents: [value.ones()], withRespectTo: [inputs[0], inputs[1]])
      return slopes[0]! * slopes[1]!
    },
  ]

  /// Limits that nothing reaches: a clipped derivative is not the value's.
  static let clips: [OperationExample] = [CotangentLimit.value(1e6), .norm(1e6)].flatMap { limit in
    [
      OperationExample("clip \(limit)", at: [vector]) {
        square($0[0]).clippingDerivative(to: limit) * $0[0]
      },
      OperationExample("clip \(limit) in a loop over events", at: [events], perEvent: [0]) {
        iterated(steps: 3, from: $0[0]) { _, x in sin(x).clippingDerivative(to: limit) * x + x }
      },
    ]
  }
}
