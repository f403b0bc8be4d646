/// What the rounds of a comparison gave for one row.
struct RowResult {
  /// The two sides of one round.
  struct Round {
    /// Nil without a peer.
    var peer: Record?
    var apus: Record
  }

  var row: Row
  var peerName: String
  /// At least one.
  var rounds: [Round]
}

extension RowResult {
  /// The ratio of each round, ascending: of times peer to Apus, of memory and of rates Apus to peer;
  /// what is quoted without a ratio as it is.
  var ratios: [Double] { rounds.map(ratio).sorted() }

  private func ratio(in round: Round) -> Double {
    let data = round.apus.dataMegabytes ?? 0
    let apus = row.measure(round.apus, data: data)
    guard let peer = round.peer.map({ row.measure($0, data: data) }) else { return apus }
    return switch row.quantity {
    case .time: peer / apus
    case .timePerEvent(let copies): peer / (apus / Double(copies))
    case .memory, .toyRate: apus / peer
    case .anonymousMemory, .peakMemory: apus
    }
  }

  var ratio: Double { median(of: ratios) }

  /// Nil where there is no target.
  var meetsTarget: Bool? {
    switch row.target {
    case .speed(let target): ratio >= target
    case .memory(let target), .megabytes(let target): ratio < target
    case .seconds(let target): typical(\.apus).map { $0 < target }
    case .toyRate(let target): typical(\.apus).map { $0 >= target }
    case nil: nil
    }
  }

  /// What is not as the peer has it, in any round; nil if all is, or there is no peer.
  var disagreement: Disagreement? {
    for round in rounds {
      guard let peer = round.peer else { continue }
      do {
        try round.apus.requireAgreement(with: peer, within: row.tolerance)
      } catch {
        return error
      }
    }
    return nil
  }

  /// The median over rounds of what is compared, of one side; nil for a peer that there is not.
  func typical(_ side: (Round) -> Record?) -> Double? {
    let values = rounds.compactMap { round in
      side(round).map { row.measure($0, data: round.apus.dataMegabytes ?? 0) }
    }
    return values.isEmpty ? nil : median(of: values)
  }
}
