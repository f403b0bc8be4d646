import Foundation
import HistFactory
import Inference

/// A count with a background that an auxiliary count measures; its tests have closed forms.
///
/// The counts are n of mean μs + γb and a of mean τγ, with τ = (b/δb)².
struct OnOffProblem {
  let signal: Double
  let background: Double
  let uncertainty: Double
  let observed: Double

  /// `validation/data/1bin_example1_q0.json` of pyhf.
  static let discovery = OnOffProblem(
    signal: 25, background: 50, uncertainty: 7, observed: 80)
  /// `validation/data/1bin_example1.json` of pyhf.
  static let limit = OnOffProblem(signal: 10, background: 50, uncertainty: 7, observed: 55)

  var tau: Double { background / uncertainty * (background / uncertainty) }

  func likelihood() throws -> Likelihood {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [signal], background: [background], uncertainty: [uncertainty])
    return try Likelihood(model, data: model.data(observing: [observed]))
  }

  /// Where the likelihood of μ = 0 is highest.
  func backgroundFactor(_ n: Double, _ a: Double) -> Double { (n + a) / (background + tau) }

  func q0(_ n: Double, _ a: Double) -> Double {
    guard n > background * a / tau else { return 0 }
    let factor = backgroundFactor(n, a)
    return 2 * (term(n, background * factor) + term(a, tau * factor))
  }

  private func term(_ n: Double, _ rate: Double) -> Double { n > 0 ? n * log(n / rate) : 0 }

  /// The probability of q0 as large as observed, summed over all counts, with the background fitted
  /// to the data.
  var exactP0: Double {
    let (threshold, factor) = (q0(observed, tau) - 1e-9, backgroundFactor(observed, tau))
    var sum = 0.0
    for n in 0..<250 {
      for a in 0..<250 where q0(Double(n), Double(a)) >= threshold {
        sum += poisson(n, background * factor) * poisson(a, tau * factor)
      }
    }
    return sum
  }

  private func poisson(_ n: Int, _ mean: Double) -> Double {
    exp(Double(n) * log(mean) - mean - lgamma(Double(n) + 1))
  }
}
