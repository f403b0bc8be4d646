import Events

/// What a process is to the search.
public enum ProcessRole: String, Sendable, Codable {
  case signal
  case background
}

/// One physics process: its simulated events, and the same process under systematic variations.
public struct PhysicsProcess: Sendable {
  public var name: String
  public var role: ProcessRole
  public var events: EventTable
  /// The column of event weights; every event has weight 1 if nil.
  public var weight: String?
  /// Events expected before any selection: weights are scaled to sum to it. The sum of the
  /// weights if nil.
  public var expectedEvents: Double?
  public var variations: [Variation]

  /// A pair of alternative samples for one source of uncertainty, at −1 and +1 standard deviation.
  ///
  /// Their weights are scaled by the same rule as the nominal events': where they are the same events
  /// with shifted columns, the yields differ only by what passes the selection.
  public struct Variation: Sendable {
    public var name: String
    public var down: EventTable
    public var up: EventTable

    public init(_ name: String, down: EventTable, up: EventTable) {
      self.name = name
      self.down = down
      self.up = up
    }
  }

  public init(
    _ name: String, role: ProcessRole, events: EventTable, weight: String? = nil,
    expectedEvents: Double? = nil, variations: [Variation] = []
  ) {
    self.name = name
    self.role = role
    self.events = events
    self.weight = weight
    self.expectedEvents = expectedEvents
    self.variations = variations
  }

  /// A variation made from the nominal events by a change of columns.
  public func varying(
    _ name: String, down: (EventTable) throws -> EventTable, up: (EventTable) throws -> EventTable
  ) rethrows -> PhysicsProcess {
    var copy = self
    copy.variations.append(Variation(name, down: try down(events), up: try up(events)))
    return copy
  }
}
