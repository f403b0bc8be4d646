import Foundation

extension RandomStream {
  /// A binomial number: how many of independent trials succeed.
  ///
  /// Exact, not an approximation: where fewer than 10 successes (or failures) are expected by counting the
  /// geometric gaps between them (Devroye, Non-Uniform Random Variate Generation (1986), section X.4,
  /// doi:10.1007/978-1-4613-8643-8), otherwise by Hörmann's transformed rejection BTRS,
  /// doi:10.1080/00949659308811496. Uniform numbers come from a sub-sequence whose key is the block at
  /// `index`. Logarithms of probabilities are rounded, by up to about 0.01 at the most trials, 1e-5 at 1e9.
  ///
  /// - Parameters:
  ///   - trials: From 0 to 1e12.
  ///   - probability: Of a success, from 0 to 1.
  ///   - index: Which number of the stream.
  public func binomial(trials: Int, probability: Double, at index: UInt64) -> Int {
    requireBinomial(trials, probability)
    return binomialNumber(trials, probability, key: bits(at: index).lowHalf)
  }
}

func requireBinomial(_ trials: Int, _ probability: Double) {
  precondition(
    trials >= 0 && trials <= 1_000_000_000_000,
    "binomial: trials is \(trials); expected a number from 0 to 1e12")
  precondition(
    probability >= 0 && probability <= 1,
    "binomial: probability is \(probability); expected a number from 0 to 1")
}

/// A binomial number of the sub-sequence of a key.
func binomialNumber(_ trials: Int, _ probability: Double, key: UInt64) -> Int {
  if probability > 0.5 { return trials - binomialNumber(trials, 1 - probability, key: key) }
  if trials == 0 || probability == 0 { return 0 }
  var uniforms = UniformSequence(key: key)
  return Double(trials) * probability < 10
    ? countedGaps(trials, probability, &uniforms)
    : transformedRejection(Double(trials), probability, &uniforms)
}

/// Failures before a success are geometric: ⌊log u / log(1 − p)⌋.
private func countedGaps(
  _ trials: Int, _ probability: Double, _ uniforms: inout UniformSequence
) -> Int {
  let scale = 1 / log1p(-probability)
  var (successes, used) = (0, 0.0)
  while true {
    used += (log(uniforms.next()) * scale).rounded(.down) + 1
    if used > Double(trials) { return successes }
    successes += 1
  }
}

private func transformedRejection(
  _ trials: Double, _ probability: Double, _ uniforms: inout UniformSequence
) -> Int {
  let deviation = (trials * probability * (1 - probability)).squareRoot()
  let b = 1.15 + 2.53 * deviation
  let a = -0.0873 + 0.0248 * b + 0.01 * probability
  let centre = trials * probability + 0.5
  let quickRadius = 0.92 - 4.2 / b
  let alpha = (2.83 + 5.1 / b) * deviation
  let logOdds = log(probability / (1 - probability))
  let mode = ((trials + 1) * probability).rounded(.down)
  let atMode = logGamma(mode + 1) + logGamma(trials - mode + 1)
  while true {
    let (u, v) = (uniforms.next() - 0.5, uniforms.next())
    let distance = 0.5 - abs(u)
    let k = ((2 * a / distance + b) * u + centre).rounded(.down)
    if k < 0 || k > trials { continue }
    if distance >= 0.07 && v <= quickRadius { return Int(k) }
    let density = atMode - logGamma(k + 1) - logGamma(trials - k + 1) + (k - mode) * logOdds
    if log(v * alpha / (a / (distance * distance) + b)) <= density { return Int(k) }
  }
}
