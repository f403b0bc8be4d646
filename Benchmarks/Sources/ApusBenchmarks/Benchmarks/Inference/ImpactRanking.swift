import Apus
import Foundation

/// Everything from a file to a ranking: a workspace of 701 parameters is read, fitted, and the impact
/// of each of its parameters found, before and after the fit. There is no peer.
struct ImpactRanking: Benchmark {
  let name = "impacts_large"
  let repetitions = 1
  /// Of the value that is known of the best fit.
  let tolerance = Tolerance.double
  let threads: Int
  let dataMegabytes = 0.0
  private let file: URL

  init(reading file: URL, threads: Int) { (self.file, self.threads) = (file, threads) }

  func evaluate() throws -> Outcome {
    let likelihood = try Likelihood(Workspace(contentsOf: file))
    let ranking = try likelihood.impacts(threads: threads)
    try requireConvergence(ranking.warnings)
    try requireSigns(ranking.impacts)
    return Outcome(value: ranking.best.negativeLogLikelihood)
  }

  func check(_ outcome: Outcome) throws {
    try require(
      "−log L", [outcome.value], [LargeFit.negativeLogLikelihood], within: tolerance.value)
  }

  /// Impacts have the direction that a parabolic likelihood gives them, as far as they matter: from a
  /// hundredth of the largest on.
  private func requireSigns(_ impacts: [Impact]) throws {
    let largest = impacts[0].postfit.size
    let matter = impacts.filter { abs($0.gaussian) > 0.01 * largest }
    try require(
      "the signs of impacts", matter.map { ($0.postfit.up - $0.postfit.down).direction },
      matter.map(\.gaussian.direction), within: 0)
  }
}

extension Double {
  /// 1 or −1.
  fileprivate var direction: Double { self < 0 ? -1 : 1 }
}
