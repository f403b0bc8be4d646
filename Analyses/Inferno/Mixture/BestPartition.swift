import NumericalMethods

/// The best that a histogram of so many bins can do, whatever quantity it is of.
///
/// Moving events dm with scores t into a bin of mean scores t̄ changes the binned information by
/// dI = dm (t t̄ᵀ + t̄ tᵀ − t̄ t̄ᵀ), so with w = I⁻¹ e_s the variance of s changes by
/// −wᵀ dI w = dm ((w·t − w·t̄)² − (w·t)²). At an optimum every event is therefore in the bin whose w·t̄ is
/// nearest to its w·t: the bins are intervals of *one* number for each event, a linear combination of the
/// scores. Sought here are its direction, by Nelder and Mead's simplex, and for each direction the walls.
public struct BestPartition: Sendable {
  /// σ(s) of the partition.
  public let uncertainty: Double
  /// The events are ordered by these times their scores; that of s counts 1.
  public let direction: [Double]

  /// - Parameters:
  ///   - bins: The number of bins. Fewer than there are parameters that nothing else constrains do not
  ///     determine the yield: the uncertainty is infinite.
  ///   - benchmark: What is not known.
  ///   - space: The mixture with the benchmark's nuisance parameters.
  public init(bins: Int, _ benchmark: Benchmark, of space: PhaseSpace) {
    let full = Information(benchmark, of: space).firstRowOfInverse!
    // Told apart here: rounding may leave a singular matrix with a Cholesky factor.
    guard bins >= (benchmark.isConstrained ? 1 : full.count) else {
      (uncertainty, self.direction) = (.infinity, [1] + full.dropFirst().map { $0 / full[0] })
      return
    }
    // In units in which the direction of the unbinned information is (1, 1, …).
    func direction(_ shares: [Double]) -> [Double] {
      [1] + zip(shares, full.dropFirst()).map { $0 * $1 / full[0] }
    }
    func value(_ shares: [Double]) -> Double {
      Walls(ordering: space, along: direction(shares), benchmark, bins: bins).uncertainty
    }
    let start = full.dropFirst().map { _ in 1.0 }
    guard !start.isEmpty else {
      (uncertainty, self.direction) = (value([]), [1])
      return
    }
    let solver = NelderMead(sizeTolerance: 1e-3, iterationLimit: 100, firstStep: 0.3)
    let result = minimise(from: start, using: solver, value: value)
    (uncertainty, self.direction) = (result.value, direction(result.position))
  }
}
