import Apus
import ArgumentParser
import Foundation

/// What every benchmark takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The folder of arrays that the peers' make_inputs.py wrote.")
  var inputs: String = Folders.inputs.path
  @Option(help: "Threads that sweep over events.")
  var threads: Int = availableThreads
  @Option(help: "How often to measure; the benchmark's own choice if not given.")
  var repeats: Int?
  @Option(help: "A peer's lines of JSON, to compare with.")
  var against: String?

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads \(threads): give at least 1") }
    if let repeats, repeats < 1 {
      throw ValidationError("--repeats \(repeats): give at least 1")
    }
  }

  var arrays: Inputs { Inputs(folder: URL(filePath: inputs, directoryHint: .isDirectory)) }

  /// Measures, prints, and compares with the peer where there is one.
  ///
  /// - Throws: `Disagreement`, or `ValidationError` where the peer's file has no such record.
  func report(_ benchmark: some Benchmark) throws {
    let record = try benchmark.measure(repetitions: repeats)
    print(try record.line())
    guard let against else { return }
    let records = try Record.records(at: URL(filePath: against))
    guard let peer = records.first(where: { benchmark.peers.contains($0.bench) }) else {
      throw ValidationError(
        "\(against) has no record called \(benchmark.peers.joined(separator: " or "))")
    }
    try record.requireAgreement(with: peer, within: benchmark.tolerance)
  }
}

extension BidirectionalCollection {
  /// The one that was asked for, or all.
  func only<T: Equatable>(_ choice: T?) -> [T] where Element == T {
    choice.map { [$0] } ?? Array(self)
  }
}
