import NumericalMethods

@testable import Autodiff

/// Draws times something that has derivatives, globally and per event.
enum DrawExamples {
  static let standard: [OperationExample] = StandardLaw.allCases.flatMap { law in
    [
      OperationExample(
        "\(law) draws", at: [vector],
        expected: (0..<3).map { number(law, element: $0) * square(vector.elements[$0]) }
      ) { draw(law, like: $0[0]) * square($0[0]) },
      OperationExample("\(law) draws per event", at: [vectorEvents], perEvent: [0]) {
        draw(law, like: $0[0]) * square($0[0])
      },
    ]
  }

  static let counts: [OperationExample] = [
    OperationExample(
      "Poisson draws", at: [vector],
      expected: (0..<3).map {
        Double(stream.poisson(mean: 2.5, event: 2, element: $0)) * square(vector.elements[$0])
      }
    ) { count(.poisson, [2.5], like: $0[0]) * square($0[0]) },
    OperationExample("Poisson draws per event", at: [vectorEvents], perEvent: [0]) {
      count(.poisson, [2.5], like: $0[0]) * square($0[0])
    },
    OperationExample(
      "binomial draws", at: [vector],
      expected: (0..<3).map {
        Double(stream.binomial(trials: 9, probability: 0.3, event: 2, element: $0))
          * square(vector.elements[$0])
      }
    ) { count(.binomial, [9, 0.3], like: $0[0]) * square($0[0]) },
  ]

  private static let source = RandomStream(seed: 5, purpose: "example")
  private static let stream = EventStream(source, round: 3)

  private static func keys(_ node: Node) -> [Node] {
    let row = node.space.eventSpace.map { EventExpression.row(of: $0).node }
    return [row ?? .constant(2), .constant(3)]
  }

  private static func draw(_ law: StandardLaw, like node: Node) -> Node {
    .apply(Draw(law: law, stream: source, shape: node.shape), to: keys(node))
  }

  private static func count(_ law: CountLaw, _ parameters: [Double], like node: Node) -> Node {
    .apply(
      CountDraw(law: law, stream: source),
      to: keys(node) + parameters.map { .constant($0).broadcast(to: node.shape) })
  }

  private static func number(_ law: StandardLaw, element: Int) -> Double {
    switch law {
    case .uniform: stream.uniform(event: 2, element: element)
    case .normal: stream.normal(event: 2, element: element)
    case .exponential: stream.exponential(event: 2, element: element)
    case .gumbel: stream.gumbel(event: 2, element: element)
    }
  }

  private static func square(_ x: Double) -> Double { x * x }
  private static func square(_ x: Node) -> Node { Autodiff.square(x) }
}
