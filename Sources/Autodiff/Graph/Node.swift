/// One value of the expression graph: an operation applied to other values.
///
/// Nodes are immutable and shared. `GlobalExpression` and `EventExpression` are typed views of them for
/// those who write models; rules of derivatives are written on nodes, which may be of either kind.
public final class Node: Sendable {
  public let operation: any GraphOperation
  public var inputs: [Node] { storedInputs }
  public let shape: Shape
  public let space: IndexSpace
  public let precision: Precision
  // Changed by `deinit` alone, when nothing else can see it.
  private nonisolated(unsafe) var storedInputs: [Node]

  init(_ operation: any GraphOperation, _ inputs: [Node], shape: Shape, space: IndexSpace) {
    self.operation = operation
    storedInputs = inputs
    self.shape = shape
    self.space = space
    precision = operation.resultPrecision(inputs)
  }

  public var isPerEvent: Bool { space.isPerEvent }

  /// The memory of one event's value, in units of a `Double`.
  var storedDoubles: Int { precision == .single ? (shape.count + 1) / 2 : shape.count }

  /// Takes chains apart one by one; releasing them link within link would exhaust the stack.
  deinit {
    guard !storedInputs.isEmpty else { return }
    var pending = takeInputs()
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) { pending += node.takeInputs() }
    }
  }

  private func takeInputs() -> [Node] {
    let inputs = storedInputs
    storedInputs = []
    return inputs
  }
}

extension Node: Hashable {
  public static func == (a: Node, b: Node) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Node: CustomStringConvertible {
  public var description: String {
    let place = space.eventSpace.map { " per event of \($0)" } ?? ""
    let bits = precision == .single ? " in single precision" : ""
    return "\(operation.name) \(shape)\(bits)\(place)"
  }
}

extension Node {
  /// Applies an operation, checking spaces and shapes.
  ///
  /// A mistake stops the program with the operation, the shapes and the caller's place.
  public static func apply(_ operation: any GraphOperation, to inputs: [Node]) -> Node {
    OperationRegistry.requireRegistered(operation)
    let shape: Shape
    do {
      shape = try operation.resultShape(inputs.map(\.shape))
    } catch let misuse as OperationMisuse {
      graphFailure("\(call(operation, inputs)): \(misuse.expectation)")
    } catch {
      graphFailure("\(call(operation, inputs)): \(error)")
    }
    let space = resultSpace(of: operation, inputs)
    return Node(operation, operation.harmonised(inputs), shape: shape, space: space)
  }

  private static func resultSpace(of operation: any GraphOperation, _ inputs: [Node]) -> IndexSpace
  {
    let events = inputs.compactMap(\.space.eventSpace)
    if let first = events.first, let other = events.first(where: { $0 != first }) {
      graphFailure(
        """
        \(call(operation, inputs)): per-event values of two samples meet, '\(first)' and \
        '\(other)'; reduce each over its events first
        """)
    }
    switch operation.role {
    case .source(let space): return space
    case .map: return events.first.map(IndexSpace.events) ?? .global
    case .reduction:
      guard !events.isEmpty else {
        graphFailure("\(call(operation, inputs)): reduces over events, but no input is per event")
      }
      return .global
    case .global:
      guard let space = events.first else { return .global }
      graphFailure(
        """
        \(call(operation, inputs)): takes global values only, but an input is per event of \
        '\(space)'
        """)
    }
  }

  private static func call(_ operation: any GraphOperation, _ inputs: [Node]) -> String {
    let shapes = inputs.map { "\($0.shape)\($0.isPerEvent ? " per event" : "")" }
    return "\(operation.name)(\(shapes.joined(separator: ", ")))"
  }
}
