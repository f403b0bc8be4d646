/// Memory of one evaluation of a likelihood, sized for its largest channel.
final class Scratch {
  /// Of each shifting parameter.
  let shifts: UnsafeMutablePointer<ShiftCurves>
  /// Of each factor of the channel's samples.
  let factors: UnsafeMutablePointer<Curve>
  /// For each of them the product of its sample's others.
  let others: UnsafeMutablePointer<Double>
  /// Rates of the channel's bins, and what their derivatives need: 1 − n/λ and n/λ².
  let rates: UnsafeMutablePointer<Double>
  let slopes: UnsafeMutablePointer<Double>
  let bends: UnsafeMutablePointer<Double>
  /// Of each sample: (nominal + shifts), product of scalar factors, product of factors per bin.
  let sums: UnsafeMutablePointer<Double>
  let products: UnsafeMutablePointer<Double>
  let binProducts: UnsafeMutablePointer<Double>
  /// ∂λ/∂θ: a row of bins for each scalar parameter.
  let rows: UnsafeMutablePointer<Double>
  /// The same, a row of parameters for each bin, times √(n/λ²).
  let columns: UnsafeMutablePointer<Double>
  /// ∂λ/∂γ: a row of bins for each parameter with one element for each bin.
  let binRows: UnsafeMutablePointer<Double>
  /// Second derivatives in two scalar parameters, `[scalars, scalars]`, lower triangle.
  let square: UnsafeMutablePointer<Double>
  /// Second derivatives in γ and a scalar parameter: `[binParameters, scalars, bins]`.
  let mixed: UnsafeMutablePointer<Double>
  /// Second derivatives in two γ of a bin: `[binParameters, binParameters, bins]`.
  let pairs: UnsafeMutablePointer<Double>
  /// Rows of bins for intermediate values.
  let row: UnsafeMutablePointer<Double>
  let otherRow: UnsafeMutablePointer<Double>

  private let numbers: UnsafeMutablePointer<Double>

  init(_ layout: LikelihoodLayout) {
    let channels = layout.channels
    func most(_ size: (LikelihoodLayout.Channel) -> Int) -> Int { channels.map(size).max() ?? 0 }
    let bins = most { $0.bins.count }
    let factorCount = most { $0.factorCount }
    let perSample = most { $0.samples.count * $0.bins.count }
    let sizes = [
      factorCount, bins, bins, bins, perSample, most { $0.samples.count }, perSample,
      most { $0.scalars.count * $0.bins.count }, most { $0.scalars.count * $0.bins.count },
      most { $0.binParameters.count * $0.bins.count },
      most { $0.scalars.count * $0.scalars.count },
      most { $0.binParameters.count * $0.scalars.count * $0.bins.count },
      most { $0.binParameters.count * $0.binParameters.count * $0.bins.count }, bins, bins,
    ]
    let total = sizes.reduce(0, +)
    numbers = .allocate(capacity: max(total, 1))
    numbers.initialize(repeating: 0, count: total)
    var next = numbers
    func take(_ index: Int) -> UnsafeMutablePointer<Double> {
      defer { next += sizes[index] }
      return next
    }
    (others, rates, slopes, bends) = (take(0), take(1), take(2), take(3))
    (sums, products, binProducts) = (take(4), take(5), take(6))
    (rows, columns, binRows, square) = (take(7), take(8), take(9), take(10))
    (mixed, pairs, row, otherRow) = (take(11), take(12), take(13), take(14))
    shifts = .allocate(capacity: max(layout.shifting.count, 1))
    factors = .allocate(capacity: max(factorCount, 1))
  }

  deinit {
    numbers.deallocate()
    shifts.deallocate()
    factors.deallocate()
  }
}
