import NumericalMethods

/// Errors of three parameters and many efficiencies, from the Fisher information.
///
/// With means ν = εμ: I_θθ = Σ ε ∂μ∂μ/μ, I_θε = Σ ∂μ, I_εε = Σ μ/ε + 1/s², sums over sources. Efficiencies are
/// eliminated one by one, as they know of one another through θ only. The sampled paths shift μ by δμ, and
/// so the estimate by I⁻¹ Σ u ε δμ, u = ∂μ/μ − I_θε/(I_εε ε): their variances add I⁻¹ Σ (Σ uε)(Σ uε) var(μ) I⁻¹, the
/// inner sums over sensors that share their paths. Correlations by a path that counts in several rings are neglected.
struct FlashErrors {
  /// Of the three parameters, `[3, 3]`.
  let covariance: [Double]
  /// The part by the sampled paths.
  let sampleCovariance: [Double]
  /// `[sensors]`.
  let efficiencyErrors: [Double]
  /// Of the mean of all efficiencies.
  let meanEfficiencyError: Double

  init(
    expected: [Double], variance: [Double], efficiencies: [Double], slopes: [[Double]],
    rings: [Int], spread: Double
  ) {
    let sensors = efficiencies.count
    var information = [Double](repeating: 0, count: 9)
    var couplings = [[Double]](repeating: [0, 0, 0], count: sensors)
    var curvatures = [Double](repeating: 1 / (spread * spread), count: sensors)
    for (cell, mean) in expected.enumerated() {
      let sensor = cell % sensors
      curvatures[sensor] += mean / efficiencies[sensor]
      for i in 0..<3 {
        couplings[sensor][i] += slopes[i][cell]
        for j in 0..<3 {
          let product = slopes[i][cell] * slopes[j][cell]
          information[3 * i + j] += efficiencies[sensor] * product / max(mean, 1e-12)
        }
      }
    }
    for (coupling, curvature) in zip(couplings, curvatures) {
      for k in 0..<9 { information[k] -= coupling[k / 3] * coupling[k % 3] / curvature }
    }
    // Sensors of a ring share their paths, and so their fluctuation.
    var pulls = [[Double]](repeating: [0, 0, 0], count: (rings.max() ?? 0) + 1)
    var variances = [Double](repeating: 0, count: pulls.count)
    for (cell, mean) in expected.enumerated() {
      let (sensor, ring) = (cell % sensors, rings[cell])
      let efficiency = efficiencies[sensor]
      variances[ring] = variance[cell]
      for k in 0..<3 {
        let u =
          slopes[k][cell] / max(mean, 1e-12)
          - couplings[sensor][k] / (curvatures[sensor] * efficiency)
        pulls[ring][k] += u * efficiency
      }
    }
    var scatter = [Double](repeating: 0, count: 9)
    for (pull, variance) in zip(pulls, variances) {
      for k in 0..<9 { scatter[k] += pull[k / 3] * pull[k % 3] * variance }
    }
    let inverse =
      choleskyInverse(information, order: 3) ?? [Double](repeating: .nan, count: 9)
    let sample = product(product(inverse, scatter), inverse)
    sampleCovariance = sample
    let total = zip(inverse, sample).map { $0 + $1 }
    covariance = total
    // ∂ε/∂θ of the best efficiencies, but for the sign.
    let responses = zip(couplings, curvatures).map { coupling, curvature in
      coupling.map { $0 / curvature }
    }
    efficiencyErrors = zip(responses, curvatures).map { response, curvature in
      (1 / curvature + quadraticForm(total, response)).squareRoot()
    }
    let common = (0..<3).map { k in responses.reduce(0) { $0 + $1[k] } }
    let own = curvatures.reduce(0) { $0 + 1 / $1 }
    meanEfficiencyError = (own + quadraticForm(total, common)).squareRoot() / Double(sensors)
  }
}

private func quadraticForm(_ matrix: [Double], _ a: [Double]) -> Double {
  matrix.indices.reduce(0.0) { sum, k in sum + a[k / 3] * a[k % 3] * matrix[k] }
}

private func product(_ a: [Double], _ b: [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: 9)
  for i in 0..<3 {
    for j in 0..<3 {
      for k in 0..<3 { result[3 * i + j] += a[3 * i + k] * b[3 * k + j] }
    }
  }
  return result
}
