/// A global value: a parameter, a histogram, a likelihood, anything that is not per event.
///
/// Expressions are built by arithmetic and functions, nothing is computed until they are evaluated.
/// ```swift
/// let x = GlobalExpression.parameter("x")
/// let y = exp(-x * x)
/// let slope = gradient(of: y, withRespectTo: x)
/// try slope.value(at: [x: 0.5])
/// ```
public struct GlobalExpression: GraphValue, Hashable {
  public let node: Node

  /// - Precondition: the node is global.
  public init(_ node: Node) {
    precondition(!node.isPerEvent, "\(node) is per event; reduce it over its events first")
    self.node = node
  }

  public static func wrap(_ node: Node) -> GlobalExpression { GlobalExpression(node) }

  public init(_ value: Tensor) { node = .constant(array: value) }

  public init(_ value: Double) { node = .constant(value) }

  public init(_ vector: [Double]) { node = .constant(array: Tensor(vector)) }

  /// A value to be given at each evaluation. Every call makes a new one, whatever its name.
  public static func parameter(_ name: String, shape: Shape = .scalar) -> GlobalExpression {
    GlobalExpression(.input(name, shape: shape))
  }

  /// The name, if this is a parameter.
  public var parameterName: String? { (node.operation as? Input)?.label }
}

extension GlobalExpression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  public init(arrayLiteral elements: Double...) { self.init(elements) }
}

/// A value for each event of one sample: a column, a cut's weight, a network's score.
///
/// Its shape is that of one event's value. Global values broadcast into it; sums over events
/// (`sumOverEvents`, histograms) are the only way back. Values of two samples do not mix.
public struct EventExpression: GraphValue, Hashable {
  public let node: Node

  /// - Precondition: the node is per event.
  public init(_ node: Node) {
    precondition(node.isPerEvent, "\(node) is not per event; use broadcast(toEventsOf:)")
    self.node = node
  }

  public static func wrap(_ node: Node) -> EventExpression { EventExpression(node) }

  /// One column of the sample bound to `space` at evaluation.
  public static func column(_ name: String, of space: EventSpace) -> EventExpression {
    EventExpression(
      .apply(EventInput(space: space, columns: [name], isVector: false), to: []))
  }

  /// Several columns as a vector per event, of shape `[names.count]`.
  public static func columns(_ names: [String], of space: EventSpace) -> EventExpression {
    precondition(!names.isEmpty, "no column names given")
    return EventExpression(
      .apply(EventInput(space: space, columns: names, isVector: true), to: []))
  }

  /// Which row of its sample each event is, from 0: the same in whichever batch it comes, where the source
  /// of the batch says so (``EventSource/readRows(events:into:)``).
  public static func row(of space: EventSpace) -> EventExpression {
    EventExpression(
      .apply(EventInput(space: space, columns: [EventInput.row], isVector: false), to: []))
  }

  /// The column's name, if this is a column by itself.
  public var columnName: String? {
    guard let input = node.operation as? EventInput, !input.isVector else { return nil }
    return input.columns[0] == EventInput.row ? nil : input.columns[0]
  }

  /// The sample whose events this is a value for.
  public var eventSpace: EventSpace { node.space.eventSpace! }
}

extension GlobalExpression {
  /// The value, if it is known when the graph is built.
  public var constantValue: Tensor? { (node.operation as? Constant)?.value }
}
