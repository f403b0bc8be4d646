import Apus

/// A fit of 701 parameters in 20 channels of 25 bins and 15 samples, model and data ready. The peer is
/// `Peers/pyhf_fit.py`.
struct LargeFit: Benchmark {
  /// −log L of the best fit, with all constants: that of pyhf 0.7.6 minimised by SciPy's L-BFGS-B to a
  /// gradient of 7e-5, so known to some 1e-11 of it. pyhf's own fit ends some 1e-3 above.
  static let negativeLogLikelihood = 1154.69467276

  let name = "fit_large"
  var peers: [String] { ["pyhf_fit_jax", "pyhf_fit_numpy"] }
  let repetitions = 5
  /// Of the peer.
  let tolerance = Tolerance.largeFit
  let threads = 1
  let dataMegabytes = 0.0
  private let likelihood: Likelihood

  init(_ workspace: Workspace) throws { likelihood = try Likelihood(workspace) }

  func evaluate() throws -> Outcome {
    let best = try likelihood.fit()
    try requireConvergence(best.isConverged ? [] : ["\(best.outcome)"])
    return Outcome(value: best.negativeLogLikelihood)
  }

  func check(_ outcome: Outcome) throws {
    try require(
      "−log L", [outcome.value], [Self.negativeLogLikelihood], within: 1e-9)
  }
}
