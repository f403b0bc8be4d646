import Autodiff
import Testing

@testable import Autodiff

/// A function that exercises one operation at a point away from its kinks.
struct OperationExample: Sendable, CustomTestStringConvertible {
  let name: String
  /// One array for each argument; a per-event argument's last axis is the events'.
  let point: [Tensor]
  let perEvent: Set<Int>
  /// The value at `point` in row-major order, computed independently; nil for rearrangements.
  let expected: [Double]?
  let build: @Sendable ([Node]) -> Node

  init(
    _ name: String, at point: [Tensor], perEvent: Set<Int> = [],
    expected: [Double]? = nil, build: @escaping @Sendable ([Node]) -> Node
  ) {
    self.name = name
    self.point = point
    self.perEvent = perEvent
    self.expected = expected
    self.build = build
  }

  var testDescription: String { name }
}

/// A scalar made of an example's result, with everything needed to differentiate it.
struct ExampleProgram {
  let parameters: [GlobalExpression]
  let start: [Tensor]
  let result: Node
  let scalar: GlobalExpression
  private let space = EventSpace("events")
  private let source: ColumnSource

  /// Per-event arguments enter as column · scale + shift, so that derivatives reach parameters.
  init(_ example: OperationExample, cotangentSeed: UInt64 = 1) {
    var parameters: [GlobalExpression] = []
    var start: [Tensor] = []
    var columns: [String: [Double]] = [:]
    var arguments: [Node] = []
    for (index, value) in example.point.enumerated() {
      if example.perEvent.contains(index) {
        let shape = Shape(Array(value.shape.extents.dropLast()))
        let events = value.shape.extents.last!
        let names = (0..<shape.count).map { "\(index).\($0)" }
        for (row, name) in names.enumerated() {
          columns[name] = Array(value.elements[(row * events)..<((row + 1) * events)])
        }
        let scale = GlobalExpression.parameter("scale \(index)", shape: shape)
        let shift = GlobalExpression.parameter("shift \(index)", shape: shape)
        parameters += [scale, shift]
        start += [Tensor(repeating: 1, shape: shape), .zeros(shape)]
        let column = EventExpression.columns(names, of: space).reshaped(to: shape)
        arguments.append((column * scale + shift).node)
      } else {
        let parameter = GlobalExpression.parameter("argument \(index)", shape: value.shape)
        parameters.append(parameter)
        start.append(value)
        arguments.append(parameter.node)
      }
    }
    source = ColumnSource(columns)
    let result = example.build(arguments)
    let cotangent = Node.constant(array: .random(result.shape, seed: cotangentSeed))
    var weighted = (result * cotangent).summed(to: .scalar)
    if weighted.isPerEvent { weighted = weighted.summedOverEvents() }
    self.result = result
    self.parameters = parameters
    self.start = start
    scalar = GlobalExpression(weighted)
  }

  func evaluator(_ outputs: [GlobalExpression]) -> Evaluator {
    let evaluator = Evaluator(Plan(outputs), threads: 1)
    evaluator.bind(space, to: source)
    return evaluator
  }

  func values(at point: [Tensor]) -> [GlobalExpression: Tensor] {
    Dictionary(uniqueKeysWithValues: zip(parameters, point))
  }

  func resultValues() throws -> [Double] {
    if result.isPerEvent {
      return try EventExpression(result).rows(at: values(at: start), events: [space: source])
        .flatMap { $0 }
    }
    return try evaluator([GlobalExpression(result)]).evaluate(values(at: start))[0].elements
  }
}

extension Tensor {
  /// Reproducible numbers in ±1, none near zero.
  static func random(_ shape: Shape, seed: UInt64) -> Tensor {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    let elements = (0..<shape.count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let unit = Double(state >> 11) / Double(1 << 53)
      return unit < 0.5 ? unit * 1.8 - 1 : unit * 1.8 - 0.8
    }
    return Tensor(shape: shape, elements: elements)
  }
}
