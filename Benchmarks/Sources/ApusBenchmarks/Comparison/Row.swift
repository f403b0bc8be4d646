/// One line of the table: two records set beside each other, or one alone.
struct Row {
  enum Quantity {
    /// The peer's median time over that of Apus.
    case time
    /// The peak memory beyond the data, that of Apus over the peer's.
    case memory
    /// The peer's median time for each event over that of Apus, which has so many times its events.
    case timePerEvent(copies: Int)
    /// The resident memory of Apus that no file stands behind, in megabytes.
    case anonymousMemory
    /// The largest resident memory of Apus, with its program, in megabytes.
    case peakMemory
    /// Toys each second, those of Apus over the peer's.
    case toyRate
  }

  enum Target {
    /// At least so many times as fast.
    case speed(Double)
    /// Apus takes less than so many seconds.
    case seconds(Double)
    /// Apus makes at least so many toys each second.
    case toyRate(Double)
    /// Less than this part of the memory.
    case memory(Double)
    /// Fewer megabytes than this.
    case megabytes(Double)
  }

  var title: String
  /// The name of the peer's record; nil without a peer.
  var peer: String?
  /// The name of the record of Apus.
  var apus: String
  var quantity = Quantity.time
  var target: Target?
  var tolerance: Tolerance
}

extension Row {
  /// What is compared, of one record: seconds, megabytes beyond the data, or toys each second.
  ///
  /// - Parameter data: The megabytes of the events.
  func measure(_ record: Record, data: Double) -> Double {
    switch quantity {
    case .time, .timePerEvent: record.medianSeconds
    case .memory: (record.peakMegabytes ?? .nan) - data
    case .anonymousMemory: record.anonymousMegabytes ?? .nan
    case .peakMemory: record.peakMegabytes ?? .nan
    case .toyRate: Double(record.toys ?? 0) / record.medianSeconds
    }
  }
}
