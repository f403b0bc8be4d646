/// A value given at evaluation: a parameter, a fitted quantity, a placeholder. Only placeholders of a
/// body that is run block by block are per event.
struct Input: GraphOperation {
  let label: String
  let shape: Shape
  var space = IndexSpace.global
  let identity: Identity

  /// Makes each input distinct, whatever its label.
  final class Identity: Hashable, Sendable {
    static func == (a: Identity, b: Identity) -> Bool { a === b }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  var name: String { label }
  var role: OperationRole { .source(space) }

  func resultShape(_ inputs: [Shape]) -> Shape { shape }
  func kernel(for node: Node) -> Kernel { { _ in } }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

/// A value known when the graph is built.
struct Constant: GraphOperation {
  let value: Tensor

  /// Equal bit for bit: 1/x tells −0 from 0, and NaN is one value.
  static func == (a: Constant, b: Constant) -> Bool {
    a.value.shape == b.value.shape
      && a.value.elements.elementsEqual(b.value.elements) { $0.bitPattern == $1.bitPattern }
  }

  /// Looks at few elements, as large constants are hashed each time a plan is made.
  func hash(into hasher: inout Hasher) {
    hasher.combine(value.shape)
    let elements = value.elements
    for index in stride(from: 0, to: elements.count, by: elements.count / 64 + 1) {
      hasher.combine(elements[index].bitPattern)
    }
  }

  var name: String { value.elements.count == 1 ? "\(value.elements[0])" : "constant" }
  var role: OperationRole { .source(.global) }

  func resultShape(_ inputs: [Shape]) -> Shape { value.shape }

  func kernel(for node: Node) -> Kernel {
    let elements = value.elements
    return { frame in
      elements.withUnsafeBufferPointer {
        frame.output.update(from: $0.baseAddress!, count: $0.count)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

/// Columns of a sample, bound to data at evaluation; one column is a scalar per event.
struct EventInput: GraphOperation {
  let space: EventSpace
  let columns: [String]
  let isVector: Bool

  /// Stands for the rows of the events, in place of a column's name.
  static let row = "\u{0}row"

  var name: String {
    if columns == [Self.row] { return "row" }
    return isVector ? "columns \(columns)" : "column '\(columns[0])'"
  }
  var role: OperationRole { .source(.events(space)) }

  func resultShape(_ inputs: [Shape]) -> Shape { isVector ? [columns.count] : .scalar }
  func kernel(for node: Node) -> Kernel { { _ in } }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

/// The number of events of the sample bound to a space.
struct EventCount: GraphOperation {
  let space: EventSpace

  var name: String { "event count of '\(space)'" }
  var role: OperationRole { .source(.global) }

  func resultShape(_ inputs: [Shape]) -> Shape { .scalar }
  func kernel(for node: Node) -> Kernel { { _ in } }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

extension Node {
  static func constant(array: Tensor) -> Node { .apply(Constant(value: array), to: []) }

  static func constant(_ value: Double) -> Node { .constant(array: Tensor(value)) }

  static func input(_ label: String, shape: Shape) -> Node {
    .apply(Input(label: label, shape: shape, identity: Input.Identity()), to: [])
  }

  /// A value of the shape and index space of another, to be given when a body is run.
  static func placeholder(_ label: String, like value: Node) -> Node {
    .apply(
      Input(label: label, shape: value.shape, space: value.space, identity: Input.Identity()),
      to: [])
  }

  /// The value that every element of a constant has, if they are all the same.
  var uniformValue: Double? {
    guard let elements = (operation as? Constant)?.value.elements, let first = elements.first,
      elements.count <= 64, elements.allSatisfy({ $0 == first })
    else { return nil }
    return first
  }

  func zeros() -> Node {
    let zero = Node.constant(array: .zeros(shape))
    return space.eventSpace.map { zero.broadcast(toEventsOf: $0) } ?? zero
  }

  func ones() -> Node {
    let one = Node.constant(array: Tensor(repeating: 1, shape: shape))
    return space.eventSpace.map { one.broadcast(toEventsOf: $0) } ?? one
  }
}
