extension Workspace {
  /// The workspace with all its parts in the order of their names, as pyhf sorts it.
  ///
  /// Channels, samples, observations, measurements and settings stand by name, modifiers by name and
  /// then type; names compare by their Unicode scalars.
  public func sorted() -> Workspace {
    var result = self
    result.channels.sort(by: \.name)
    result.observations.sort(by: \.name)
    result.measurements.sort(by: \.name)
    for index in result.measurements.indices {
      result.measurements[index].parameters.sort(by: \.name)
    }
    result.changeSamples { samples in
      samples.sort(by: \.name)
      for index in samples.indices {
        samples[index].modifiers.sort(by: \.effect.type.rawValue)
        samples[index].modifiers.sort(by: \.name)
      }
    }
    return result
  }
}

extension Array {
  /// Sorts by the scalars of a text; equal ones keep their order.
  fileprivate mutating func sort(by text: KeyPath<Element, String>) {
    sort { JSONKey($0[keyPath: text]) < JSONKey($1[keyPath: text]) }
  }
}
