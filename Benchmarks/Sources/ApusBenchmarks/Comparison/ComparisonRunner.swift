import Foundation

/// Runs both sides of comparisons alternately, each in a process of its own.
struct ComparisonRunner {
  var peers: PeerEnvironment

  /// - Parameter rounds: How often each side runs; the comparison's own choice if nil.
  /// - Throws: `ChildFailure`, or `MissingRecord` where a program does not print what it should.
  func run(_ comparison: Comparison, rounds: Int? = nil) throws -> [RowResult] {
    let rounds = rounds ?? comparison.rounds
    if let input = comparison.input {
      try peers.make(input.file, with: input.script, input.arguments)
    }
    let records = try (1...rounds).map { round in
      let peer = try comparison.peer.map { peer in
        say("\(comparison.name), round \(round) of \(rounds): \(comparison.peerName)")
        return try run(peer)
      }
      say("\(comparison.name), round \(round) of \(rounds): Apus")
      return (peer: peer ?? [], apus: try run(comparison.apus))
    }
    return try comparison.rows.map { row in
      RowResult(
        row: row, peerName: comparison.peerName,
        rounds: try records.map { peer, apus in
          RowResult.Round(
            peer: try row.peer.map { try find($0, in: peer) }, apus: try find(row.apus, in: apus))
        })
    }
  }

  private func run(_ program: Comparison.Program) throws -> [Record] {
    let process =
      switch program {
      case .python(let script, let arguments): peers.script(script, arguments)
      case .apus(let arguments): apus(arguments)
      }
    return Record.records(in: try process.output())
  }

  private func apus(_ arguments: [String]) -> ChildProcess {
    ChildProcess(
      executable: Bundle.main.executableURL!,
      arguments: arguments + ["--inputs", peers.inputs.path], folder: peers.folder,
      environment: .forBenchmarks)
  }

  private func find(_ name: String, in records: [Record]) throws -> Record {
    guard let record = records.first(where: { $0.bench == name }) else {
      throw MissingRecord(name: name, printed: records.map(\.bench))
    }
    return record
  }
}

/// A program did not print a record that it should have.
struct MissingRecord: Error, CustomStringConvertible {
  var name: String
  var printed: [String]

  var description: String {
    "there is no record '\(name)' among those printed: \(printed.joined(separator: ", "))"
  }
}
