import Apus

/// A limit test at μ = 1 by toys of one bin, each with a free fit and one at μ = 1; one half is made
/// with signal, the other without. The peer is `Peers/pyhf_toys.py`.
struct ToyTest: Benchmark {
  /// Of each hypothesis.
  static let toys = 50_000
  /// CLs of infinitely many toys, as `Peers/pyhf_toys.py` finds by enumerating all data sets.
  static let exactCLs = 0.4544531755597344

  let name = "limit_test_toys"
  var peers: [String] { ["pyhf_toys"] }
  let repetitions = 1
  let tolerance = Tolerance.toys
  let threads: Int
  let dataMegabytes = 0.0
  private let likelihood: Likelihood

  init(_ workspace: Workspace, threads: Int) throws {
    self.threads = threads
    likelihood = try Likelihood(workspace)
  }

  func evaluate() throws -> Outcome {
    let test = try likelihood.limitTestByToys(mu: 1, toys: Self.toys, seed: 1, threads: threads)
    try requireConvergence(test.warnings)
    return Outcome(value: test.cls.value, toys: 2 * Self.toys)
  }

  func check(_ outcome: Outcome) throws {
    try require("CLs", [outcome.value], [Self.exactCLs], within: tolerance.value)
  }
}
