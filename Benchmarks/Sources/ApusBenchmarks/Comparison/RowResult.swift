/// What the rounds of a comparison gave for one row.
struct RowResult {
  /// The two sides of one round.
  struct Round {
    var (peer, apus): (Record, Record)
  }

  var row: Row
  var peerName: String
  /// At least one.
  var rounds: [Round]
}

extension RowResult {
  /// The ratio of each round, ascending: of times peer to Apus, of memory Apus to peer; what is
  /// quoted without a ratio as it is.
  var ratios: [Double] {
    rounds.map { round in
      let data = round.apus.dataMegabytes ?? 0
      let peer = row.measure(round.peer, data: data)
      let apus = row.measure(round.apus, data: data)
      switch row.quantity {
      case .time: return peer / apus
      case .timePerEvent(let copies): return peer / (apus / Double(copies))
      case .memory: return apus / peer
      case .anonymousMemory: return apus
      }
    }.sorted()
  }

  var ratio: Double { median(of: ratios) }

  /// Nil where there is no target.
  var meetsTarget: Bool? {
    switch row.target {
    case .speed(let target): ratio >= target
    case .memory(let target), .megabytes(let target): ratio < target
    case nil: nil
    }
  }

  /// What is not as the peer has it, in any round; nil if all is.
  var disagreement: Disagreement? {
    for round in rounds {
      do {
        try round.apus.requireAgreement(with: round.peer, within: row.tolerance)
      } catch {
        return error
      }
    }
    return nil
  }

  /// The median over rounds of what is compared, of one side.
  func typical(_ side: KeyPath<Round, Record>) -> Double {
    median(
      of:
        rounds.map { row.measure($0[keyPath: side], data: $0.apus.dataMegabytes ?? 0) })
  }
}
