extension LikelihoodFunction {
  /// Σ over samples of (1 − n/λ) ∂²r, r being a sample's rate.
  ///
  /// A rate is (nominal + Σ shifts) × Π factors × Π factors of the bin, so each pair of parameters
  /// has a product of two first derivatives, and each parameter its own second one.
  func addSecondDerivatives(of channel: LikelihoodLayout.Channel, at theta: [Double]) {
    let count = channel.scalars.count
    scratch.square.update(repeating: 0, count: count * count)
    var factor = 0
    for (place, sample) in channel.samples.enumerated() {
      addPairs(of: sample, place, channel, firstFactor: factor)
      addBinPairs(of: sample, place, channel, at: theta, firstFactor: factor)
      factor += sample.factors.count
    }
  }

  /// Adds to the derivative by two scalar parameters; twice where they are one.
  @inline(__always)
  private func add(_ value: Double, _ i: Int, _ j: Int, _ count: Int) {
    if i == j {
      scratch.square[i * count + i] += 2 * value
    } else {
      scratch.square[max(i, j) * count + min(i, j)] += value
    }
  }

  private func addPairs(
    of sample: LikelihoodLayout.Sample, _ place: Int, _ channel: LikelihoodLayout.Channel,
    firstFactor: Int
  ) {
    let (bins, count) = (channel.bins.count, channel.scalars.count)
    let (sum, binProduct) = (scratch.sums + place * bins, scratch.binProducts + place * bins)
    let weight = scratch.row
    var total = 0.0
    for bin in 0..<bins {
      weight[bin] = scratch.slopes[bin] * binProduct[bin]
      total += weight[bin] * sum[bin]
    }
    addFactorPairs(of: sample, total, count, firstFactor)
    guard !sample.shifts.isEmpty else { return }
    withVariations { up, down in
      for shift in sample.shifts {
        let (up, down) = (up + shift.offset, down + shift.offset)
        var (ups, downs) = (0.0, 0.0)
        for bin in 0..<bins {
          ups += weight[bin] * up[bin]
          downs += weight[bin] * down[bin]
        }
        let curves = scratch.shifts[shift.basis]
        scratch.square[shift.local * (count + 1)] +=
          scratch.products[place] * (ups * curves.up.bend + downs * curves.down.bend)
        let slope = ups * curves.up.slope + downs * curves.down.slope
        addPairs(of: shift, slope, with: sample, count, firstFactor)
      }
    }
  }

  /// Pairs of a shift, of this weighted slope, with scalar factors.
  private func addPairs(
    of shift: LikelihoodLayout.Shift, _ slope: Double, with sample: LikelihoodLayout.Sample,
    _ count: Int, _ first: Int
  ) {
    let (curves, others) = (scratch.factors + first, scratch.others + first)
    sample.factors.withUnsafeBufferPointer { factors in
      for i in factors.indices {
        add(slope * others[i] * curves[i].slope, factors[i].local, shift.local, count)
      }
    }
  }

  /// Pairs of scalar factors, whose common weight is Σ (1 − n/λ) × the rest of the rate.
  private func addFactorPairs(
    of sample: LikelihoodLayout.Sample, _ weight: Double, _ count: Int, _ first: Int
  ) {
    let (curves, others) = (scratch.factors + first, scratch.others + first)
    sample.factors.withUnsafeBufferPointer { factors in
      for i in factors.indices {
        let (local, value) = (factors[i].local, curves[i].value)
        let row = scratch.square + local * count
        row[local] += weight * others[i] * curves[i].bend
        // Π of all but i and j, from all but j, unless factor i is 0.
        let ratio = weight * curves[i].slope / value
        for j in 0..<i {
          let pair =
            value != 0
            ? ratio * others[j]
            : weight * curves[i].slope * product(of: sample, curves, leavingOut: i, j)
          let slope = pair * curves[j].slope
          // Factors are in ascending order; twice where two are of one parameter.
          row[factors[j].local] += factors[j].local == local ? 2 * slope : slope
        }
      }
    }
  }

  private func product(
    of sample: LikelihoodLayout.Sample, _ curves: UnsafeMutablePointer<Curve>,
    leavingOut i: Int, _ j: Int
  ) -> Double {
    sample.factors.indices.reduce(1) { $1 == i || $1 == j ? $0 : $0 * curves[$1].value }
  }

  /// Pairs of a factor of single bins with scalar parameters, and with each other.
  private func addBinPairs(
    of sample: LikelihoodLayout.Sample, _ place: Int, _ channel: LikelihoodLayout.Channel,
    at theta: [Double], firstFactor: Int
  ) {
    let (bins, count) = (channel.bins.count, channel.scalars.count)
    let (sum, product) = (scratch.sums + place * bins, scratch.products[place])
    let (weight, rest) = (scratch.row, scratch.otherRow)
    for (entry, parameter) in sample.binFactors.enumerated() {
      let first = channel.binParameters[parameter]
      multiplyBinFactors(of: sample, channel, at: theta, leavingOut: entry, into: rest)
      for bin in 0..<bins {
        weight[bin] = numbers.isActive[first + bin] * scratch.slopes[bin] * rest[bin]
      }
      let mixed = scratch.mixed + parameter * count * bins
      for (i, factor) in sample.factors.enumerated() {
        let slope = scratch.others[firstFactor + i] * scratch.factors[firstFactor + i].slope
        let row = mixed + factor.local * bins
        for bin in 0..<bins { row[bin] += slope * weight[bin] * sum[bin] }
      }
      withVariations(of: sample) { up, down in
        for shift in sample.shifts {
          let curves = scratch.shifts[shift.basis]
          let (u, d) = (product * curves.up.slope, product * curves.down.slope)
          let (up, down) = (up + shift.offset, down + shift.offset)
          let row = mixed + shift.local * bins
          for bin in 0..<bins { row[bin] += weight[bin] * (u * up[bin] + d * down[bin]) }
        }
      }
      for other in sample.binFactors.indices where other != entry {
        addBinPair(of: sample, entry, other, place, channel, at: theta)
      }
    }
  }

  /// ∂²r/∂γ∂γ′ for two factors of the same bins.
  private func addBinPair(
    of sample: LikelihoodLayout.Sample, _ entry: Int, _ other: Int, _ place: Int,
    _ channel: LikelihoodLayout.Channel, at theta: [Double]
  ) {
    let bins = channel.bins.count
    let (a, b) = (sample.binFactors[entry], sample.binFactors[other])
    let (firstA, firstB) = (channel.binParameters[a], channel.binParameters[b])
    let pairs = scratch.pairs + (a * channel.binParameters.count + b) * bins
    let sum = scratch.sums + place * bins
    for bin in 0..<bins {
      var rest = scratch.slopes[bin] * sum[bin] * scratch.products[place]
      rest *= numbers.isActive[firstA + bin] * numbers.isActive[firstB + bin]
      for factor in sample.binFactors.indices where factor != entry && factor != other {
        let position = channel.binParameters[sample.binFactors[factor]] + bin
        rest *= numbers.isActive[position] > 0 ? theta[position] : 1
      }
      pairs[bin] += rest
    }
  }

  private func withVariations(
    of sample: LikelihoodLayout.Sample,
    _ body: (_ up: UnsafePointer<Double>, _ down: UnsafePointer<Double>) -> Void
  ) {
    if !sample.shifts.isEmpty { withVariations(body) }
  }
}
