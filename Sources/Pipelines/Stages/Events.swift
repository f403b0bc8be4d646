import Autodiff

/// The events of one sample as a stage sees them: columns by name.
public struct Events {
  public let space: EventSpace
  private let standard: Standards

  init(_ space: EventSpace, standard: Standards) {
    self.space = space
    self.standard = standard
  }

  /// A column, a scalar per event. That it exists is checked when data are bound.
  public subscript(name: String) -> EventExpression {
    standard.note([name])
    return .column(name, of: space)
  }

  /// Several columns as a vector per event.
  public func columns(_ names: [String]) -> EventExpression {
    standard.note(names)
    return .columns(names, of: space)
  }

  /// Several columns, each shifted and scaled to mean 0 and standard deviation 1 over the training
  /// events of all processes (nominal, unweighted). The numbers are kept with the trained analysis.
  public func standardised(_ names: [String]) -> EventExpression {
    let entry = standard.entry(for: names)
    return (columns(names) - entry.mean) / entry.scale
  }
}
