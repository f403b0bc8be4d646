extension Workspace {
  /// The workspace as a JSON document; ``init(_:)`` makes the same workspace of it.
  ///
  /// Every number is a double, so that its text says `52.0` where the file it was read from may have
  /// said `52`. Digests of pyhf tell the two apart: take them of the file's own document.
  public var document: JSONValue {
    [
      "channels": .array(channels.map(\.document)),
      "observations": .array(
        observations.map { ["name": .string($0.name), "data": JSONValue($0.data)] }),
      "measurements": .array(measurements.map(\.document)),
      "version": .string(version),
    ]
  }
}

extension Workspace.Channel {
  fileprivate var document: JSONValue {
    ["name": .string(name), "samples": .array(samples.map(\.document))]
  }
}

extension Workspace.Sample {
  fileprivate var document: JSONValue {
    [
      "name": .string(name), "data": JSONValue(data),
      "modifiers": .array(modifiers.map(\.document)),
    ]
  }
}
