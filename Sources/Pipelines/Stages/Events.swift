import Autodiff

/// The events of one sample as a stage sees them: columns by name.
public struct Events: Sendable {
  public let space: EventSpace

  public init(_ space: EventSpace) { self.space = space }

  /// A column, a scalar per event. That it exists is checked when data are bound.
  public subscript(name: String) -> EventExpression { .column(name, of: space) }

  /// Several columns as a vector per event.
  public func columns(_ names: [String]) -> EventExpression { .columns(names, of: space) }
}
