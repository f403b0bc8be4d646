/// One line of the table: two records set beside each other.
struct Row {
  enum Quantity {
    /// The peer's median time over that of Apus.
    case time
    /// The peak memory beyond the data, that of Apus over the peer's.
    case memory
  }

  enum Target {
    /// At least so many times as fast.
    case speed(Double)
    /// Less than this part of the memory.
    case memory(Double)
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
    case .time: record.medianSeconds
    case .memory: (record.peakMegabytes ?? .nan) - data
    }
  }
}
