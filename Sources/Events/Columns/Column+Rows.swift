import Autodiff

extension Column {
  /// All numbers as an array of their own: 8 bytes for each event.
  public var values: [Double] { numbers(0..<count) }

  /// The numbers of consecutive events as an array.
  func numbers(_ events: Range<Int>) -> [Double] {
    [Double](unsafeUninitializedCapacity: events.count) { buffer, initialised in
      if let start = buffer.baseAddress { read(events, into: start) }
      initialised = events.count
    }
  }

  /// Some of the events, in the order given; their numbers stay where they are.
  ///
  /// - Precondition: Every event is in `0..<count`.
  public func events(at events: [Int]) -> Column {
    showing(rows.choosing(Rows(events, below: count)))
  }

  /// The column of other rows of the same storage, without copying.
  func showing(_ rows: Rows) -> Column { Column(storage: storage, rows: rows) }

  /// The column of other rows of the same storage. What is in memory is copied, so that its events
  /// lie one after the other and the others can go, unless it is one piece of the column.
  func keeping(_ rows: Rows) -> Column {
    let view = showing(rows)
    if view.isMapped { return view }
    if case .range = rows { return view }
    return Column(ColumnBuffer(count: view.count) { view.read(0..<view.count, into: $0) })
  }

  /// Tells the system how a mapped column is about to be read.
  func prepareReading() {
    if case .list = rows { storage.file?.expect(.any) } else { storage.file?.expect(.sequential) }
  }

  /// Columns one after the other, in memory.
  init(joining columns: [Column]) {
    self.init(
      ColumnBuffer(count: columns.reduce(0) { $0 + $1.count }) { buffer in
        var first = 0
        for column in columns {
          column.read(0..<column.count, into: buffer + first)
          first += column.count
        }
      })
  }
}
