import Autodiff
import Events

/// The events of a sample with one more column for each replica: how often the event occurs in it.
///
/// The columns are made as they are read.
struct ReplicatedSource: EventSource {
  private let events: any EventSource
  private let factors: ReplicaFactors
  /// The position of the column that identifies events; rows do if nil.
  private let identity: Int?

  /// - Parameters:
  ///   - events: The sample.
  ///   - factors: The replicas' factors.
  ///   - identity: The column that identifies events; rows do if nil.
  /// - Throws: What `events` throws for a column that it lacks.
  init(_ events: any EventSource, factors: ReplicaFactors, identity: String?) throws {
    (self.events, self.factors) = (events, factors)
    self.identity = try identity.map(events.position)
  }

  /// The names of the columns of factors, which no table has.
  static func names(_ count: Int) -> [String] { (0..<count).map { "\(prefix)\($0)" } }

  private static let prefix = "\u{0}replica "

  var eventCount: Int { events.eventCount }

  /// Replica r is at position −1 − r.
  func position(ofColumn name: String) throws -> Int {
    if name.hasPrefix(Self.prefix), let replica = Int(name.dropFirst(Self.prefix.count)) {
      return -1 - replica
    }
    return try events.position(ofColumn: name)
  }

  func read(
    column position: Int, events range: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) {
    guard position < 0 else {
      return events.read(column: position, events: range, into: buffer)
    }
    guard let identity else {
      return factors.fill(buffer, rows: range, replica: -1 - position)
    }
    events.read(column: identity, events: range, into: buffer)
    factors.replace(
      UnsafeMutableBufferPointer(start: buffer, count: range.count), replica: -1 - position)
  }

  func contiguous(column position: Int, events range: Range<Int>) -> UnsafePointer<Double>? {
    position < 0 ? nil : events.contiguous(column: position, events: range)
  }

  func readRows(events range: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    events.readRows(events: range, into: buffer)
  }
}
