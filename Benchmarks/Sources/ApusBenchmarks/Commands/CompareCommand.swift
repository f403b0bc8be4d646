import ArgumentParser
import Foundation

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Runs Apus and its peers side by side, and makes the table of ratios.",
    discussion: """
      Makes the peers' virtual environment and inputs where they are missing. A complete run writes \
      Benchmarks/Results.md and the table in README.md; a partial one only prints. Fails when \
      values differ.
      """)

  @Option(
    parsing: .upToNextOption,
    help: """
      Only these comparisons: \(Comparison.all.map(\.name).joined(separator: ", ")).
      """)
  var only: [String] = []
  @Flag(help: "One round, and only what takes less than some 20 s.")
  var quick = false

  func validate() throws {
    let known = Comparison.all.map(\.name)
    for name in only where !known.contains(name) {
      throw ValidationError("there is no '\(name)'; there are \(known.joined(separator: ", "))")
    }
  }

  func run() throws {
    let peers = PeerEnvironment()
    try peers.prepare()
    let load = Machine.load
    let (results, failures) = compare(ComparisonRunner(peers: peers))
    if let blas = results.first?.rounds.first?.apus.blas {
      let machine = try Machine(peers: peers, blas: blas, load: load)
      let table = ResultTable(results: results, machine: machine)
      print(table.markdown)
      if failures.isEmpty && only.isEmpty && !quick { try write(table) }
    }
    guard failures.isEmpty else {
      for failure in failures { say(failure) }
      throw ExitCode.failure
    }
  }

  private var comparisons: [Comparison] {
    Comparison.all.filter { (only.isEmpty || only.contains($0.name)) && !(quick && $0.isLong) }
  }

  /// What could be compared, and what went wrong; one failure does not waste the rest of a long run.
  private func compare(
    _ runner: ComparisonRunner
  ) -> (results: [RowResult], failures: [String]) {
    var (results, failures) = ([RowResult](), [String]())
    for comparison in comparisons {
      do {
        let rows = try runner.run(comparison, rounds: quick ? 1 : nil)
        results += rows
        failures += rows.compactMap { $0.disagreement?.description }
      } catch {
        failures.append("\(comparison.name): \(error)")
      }
    }
    return (results, failures)
  }

  private func write(_ table: ResultTable) throws {
    let text = table.markdown
    try "# Results of the benchmarks\n\n\(text)\n".write(
      to: Folders.benchmarks.appending(path: "Results.md"), atomically: true, encoding: .utf8)
    try MarkedText(name: "benchmarks").replace(
      in: Folders.repository.appending(path: "README.md"), with: text)
  }
}
