/// The identity of one sample of events as an index space: per-event values belong to exactly one.
public final class EventSpace: Sendable, Hashable, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name }

  public static func == (a: EventSpace, b: EventSpace) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  public var description: String { name }
}

/// Where a value lives: once for the whole program, or once for each event of one sample.
public enum IndexSpace: Hashable, Sendable {
  case global
  case events(EventSpace)

  var eventSpace: EventSpace? {
    if case .events(let space) = self { space } else { nil }
  }

  var isPerEvent: Bool { eventSpace != nil }
}
