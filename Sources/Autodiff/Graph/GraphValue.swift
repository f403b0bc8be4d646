/// A typed view of a node: what arithmetic and functions are written on.
///
/// `GlobalExpression` is global, `EventExpression` has a value for each event of one sample, and `Node`
/// itself is either, for writing derivative rules.
public protocol GraphValue: Sendable {
  static func wrap(_ node: Node) -> Self
  var node: Node { get }
}

extension GraphValue {
  /// The extents of the value; per-event values do not count the events' axis.
  public var shape: Shape { node.shape }
}

extension Node: GraphValue {
  public static func wrap(_ node: Node) -> Node { node }

  public var node: Node { self }
}
