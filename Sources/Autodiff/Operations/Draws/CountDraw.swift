import NumericalMethods

/// Independent whole numbers of a distribution with parameters: inputs are the event's number, the round,
/// and the parameters in the result's shape. No derivative.
struct CountDraw: GraphOperation {
  let law: CountLaw
  let stream: RandomStream

  var name: String { "\(law) draw '\(stream.purpose)'" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try requireScalars(inputs.prefix(2))
    let parameters = inputs.dropFirst(2)
    guard let shape = parameters.first, parameters.allSatisfy({ $0 == shape }) else {
      throw OperationMisuse("parameters of equal shapes are expected")
    }
    return shape
  }

  func kernel(for node: Node) -> Kernel {
    let isPerEvent = node.inputs.map(\.isPerEvent)
    let (law, stream, count) = (law, stream, node.shape.count)
    let last = node.inputs.count - 1
    return { frame in
      let (n, round) = (frame.events, frame.input(1)[0])
      let numbers = EventStream(stream, round: round)
      func parameter(_ index: Int, _ item: Int, _ event: Int) -> Double {
        frame.input(index)[isPerEvent[index] ? item * n + event : item]
      }
      for item in 0..<count {
        for event in 0..<n {
          let number = frame.input(0)[isPerEvent[0] ? event : 0]
          frame.output[item * n + event] =
            number.isFinite && round.isFinite
            ? law.number(
              parameter(2, item, event), parameter(last, item, event), from: numbers, number, item)
            : .nan
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { node.inputs.map { _ in nil } }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

/// A distribution of whole numbers.
enum CountLaw: Hashable, Sendable {
  /// By its mean, from 0 to 1e15.
  case poisson
  /// By the number of trials, whole and at most 1e12, and the probability of a success.
  case binomial

  /// A number, or NaN where a parameter is outside its range.
  func number(
    _ first: Double, _ second: Double, from stream: EventStream, _ event: Double, _ element: Int
  ) -> Double {
    switch self {
    case .poisson:
      guard first >= 0, first <= 1e15 else { return .nan }
      return Double(stream.poisson(mean: first, event: event, element: element))
    case .binomial:
      guard let trials = Int(exactly: first), 0...1_000_000_000_000 ~= trials, second >= 0,
        second <= 1
      else { return .nan }
      return Double(
        stream.binomial(trials: trials, probability: second, event: event, element: element))
    }
  }
}
