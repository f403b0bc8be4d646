import Events

extension AnalysisData {
  /// Parts made elsewhere; each must have the same processes with the same variations.
  ///
  /// That no event is in two parts is for the caller to see to; with an `identity` it is checked.
  public init(training: [PhysicsProcess], validation: [PhysicsProcess], test: [PhysicsProcess]) {
    self.init(
      parts: [.training: training, .validation: validation, .test: test], identity: nil, of: nil)
  }

  /// Parts made elsewhere, which are checked to have no event in common.
  ///
  /// An event and its systematically varied copies are one event; two processes number theirs apart.
  /// The check holds the identities of one process in memory.
  ///
  /// - Parameters:
  ///   - training: What gradients are computed on.
  ///   - validation: What the best parameters are chosen on.
  ///   - test: What results are quoted on.
  ///   - identity: The column that identifies events within a process.
  /// - Throws: `PipelineError.sharedEvent` for an event in two parts; `EventsError` for a table
  ///   without the column, or an identity that is no number.
  public init(
    training: [PhysicsProcess], validation: [PhysicsProcess], test: [PhysicsProcess],
    identity: String
  ) throws {
    self.init(
      parts: [.training: training, .validation: validation, .test: test], identity: identity,
      of: nil)
    for name in Set(processes.values.flatMap { $0.map(\.name) }).sorted() {
      try requireDistinctEvents(of: name, identity)
    }
  }

  private func requireDistinctEvents(of process: String, _ identity: String) throws {
    var owners: [UInt64: DataPart] = [:]
    for part in DataPart.allCases {
      for (key, table) in self[part].filter({ $0.name == process }).flatMap(\.tables) {
        var shared: (bits: UInt64, row: Int)?
        try table.forEachIdentity(identity) { row, bits in
          if owners[bits, default: part] != part, shared == nil { shared = (bits, row) }
          owners[bits] = owners[bits] ?? part
        }
        guard let shared else { continue }
        throw PipelineError.sharedEvent(
          identity, Double(bitPattern: shared.bits), process: "\(key)", part: part.rawValue,
          row: shared.row, other: owners[shared.bits]!.rawValue)
      }
    }
  }
}
