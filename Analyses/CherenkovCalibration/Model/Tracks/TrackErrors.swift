import NumericalMethods

/// Errors of a track's parameters where expected counts and their slopes fluctuate with the photons of the model.
///
/// With μ + δ in place of μ, Σ ∂μ∂μ/μ comes out as I + N, N = Σ ∂δ∂δ/μ, while the curvature of −log L stays I on average:
/// it has Σ δ ∂∂δ/μ too, which is −N where δ fluctuates alike everywhere. The slope of −log L at the truth scatters by I + N,
/// as counts fluctuate against noisy slopes, and by S = Σ (∂μ/μ)(∂μ/μ) δ², as means are wrong. So the covariance is
/// I⁻¹ (I + N + S) I⁻¹. The size of δ is that of the difference between two halves of the photons. That neighbouring
/// sensors share photons is neglected.
struct TrackErrors {
  /// Standard errors, `[parameters]`; NaN where N is not below what I comes out as.
  let values: [Double]

  /// - Parameters:
  ///   - model: Means and slopes.
  ///   - noise: Differences between halves, and their slopes.
  init(_ model: FisherScoring.Model, noise: FisherScoring.Model) {
    let order = model.slopes.count
    let shifts = model.slopes.map { slope in
      slope.indices.map { slope[$0] * noise.means[$0] / model.means[$0].squareRoot() }
    }
    let apparent = model.information
    let information = zip(apparent, model.products(noise.slopes)).map { $0 - $1 }
    let scatter = zip(apparent, model.products(shifts)).map { $0 + $1 }
    let inverse = choleskyInverse(information, order: order)
    values = (0..<order).map { i in
      guard let row = inverse?[(order * i)..<(order * (i + 1))] else { return .nan }
      return scatter.indices.reduce(0.0) { sum, k in
        sum + row[row.startIndex + k / order] * scatter[k] * row[row.startIndex + k % order]
      }.squareRoot()
    }
  }
}
