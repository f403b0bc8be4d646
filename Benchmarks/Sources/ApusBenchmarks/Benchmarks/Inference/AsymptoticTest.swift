import Apus

/// An asymptotic limit test at μ = 1 with q̃: the CLs observed, and the five expected ones. The model
/// is built beforehand; every fit is made anew. The peer is `pyhf_fits.py`.
struct AsymptoticTest: Benchmark {
  let name: String
  let repetitions: Int
  let tolerance = Tolerance.tests
  let threads = 1
  let dataMegabytes = 0.0
  var peers: [String] { ["pyhf_numpy", "pyhf_jax"] }
  private let likelihood: Likelihood
  private let reference: TestReference

  /// - Parameter reference: What the test must give.
  init(_ name: String, of workspace: Workspace, reference: TestReference, repetitions: Int) throws {
    (self.name, self.repetitions, self.reference) = ("limit_test_\(name)", repetitions, reference)
    likelihood = try Likelihood(workspace)
  }

  func evaluate() throws -> Outcome {
    let test = try likelihood.limitTest(mu: 1)
    try requireConvergence(test.warnings)
    return Outcome(value: test.cls, expected: test.expectedCLs)
  }

  func check(_ outcome: Outcome) throws {
    let tolerance = reference.tolerance
    try require("CLs", [outcome.value], [reference.observed], within: tolerance)
    for (found, expected) in zip(outcome.expected ?? [], reference.expected) {
      try require("the expected CLs", [found], [expected], within: tolerance)
    }
  }
}
