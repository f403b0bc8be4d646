/// One line of the table: two records set beside each other.
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
  }

  enum Target {
    /// At least so many times as fast.
    case speed(Double)
    /// Less than this part of the memory.
    case memory(Double)
    /// Fewer megabytes than this.
    case megabytes(Double)
  }

  var title: String
  /// The names of the records.
  var (peer, apus): (String, String)
  var quantity = Quantity.time
  var target: Target?
  var tolerance: Tolerance
}

extension Row {
  /// What is compared, of one record: seconds, or megabytes beyond the data.
  ///
  /// - Parameter data: The megabytes of the events.
  func measure(_ record: Record, data: Double) -> Double {
    switch quantity {
    case .time, .timePerEvent: record.medianSeconds
    case .memory: (record.peakMegabytes ?? .nan) - data
    case .anonymousMemory: record.anonymousMegabytes ?? .nan
    }
  }
}
