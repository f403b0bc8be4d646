extension LikelihoodFunction {
  /// The rates of a channel's bins, keeping the parts that derivatives need.
  func evaluateRates(of channel: LikelihoodLayout.Channel, at theta: [Double]) {
    let bins = channel.bins.count
    scratch.rates.update(repeating: 0, count: bins)
    var factor = 0
    for (place, sample) in channel.samples.enumerated() {
      let (sum, binProduct) = (scratch.sums + place * bins, scratch.binProducts + place * bins)
      addShifts(of: sample, bins, to: sum)
      let product = multiplyFactors(of: sample, at: theta, first: factor)
      scratch.products[place] = product
      multiplyBinFactors(of: sample, channel, at: theta, leavingOut: nil, into: binProduct)
      for bin in 0..<bins { scratch.rates[bin] += sum[bin] * product * binProduct[bin] }
      factor += sample.factors.count
    }
  }

  /// Nominal + Σ (up·u(α) + down·d(α)).
  private func addShifts(
    of sample: LikelihoodLayout.Sample, _ bins: Int, to sum: UnsafeMutablePointer<Double>
  ) {
    numbers.nominal.withUnsafeBufferPointer {
      sum.update(from: $0.baseAddress! + sample.nominal, count: bins)
    }
    guard !sample.shifts.isEmpty else { return }
    withVariations { up, down in
      for shift in sample.shifts {
        let (u, d) = (scratch.shifts[shift.basis].up.value, scratch.shifts[shift.basis].down.value)
        let (up, down) = (up + shift.offset, down + shift.offset)
        for bin in 0..<bins { sum[bin] += u * up[bin] + d * down[bin] }
      }
    }
  }

  /// The product of a sample's scalar factors; keeps their curves, and the product of the others for
  /// each.
  private func multiplyFactors(
    of sample: LikelihoodLayout.Sample, at theta: [Double], first: Int
  ) -> Double {
    let (curves, others) = (scratch.factors + first, scratch.others + first)
    evaluateFactors(of: sample, at: theta, into: curves)
    var product = 1.0
    for place in 0..<sample.factors.count {
      others[place] = product
      product *= curves[place].value
    }
    var following = 1.0
    for place in stride(from: sample.factors.count - 1, through: 0, by: -1) {
      others[place] *= following
      following *= curves[place].value
    }
    return product
  }

  private func evaluateFactors(
    of sample: LikelihoodLayout.Sample, at theta: [Double], into curves: UnsafeMutablePointer<Curve>
  ) {
    let interpolation = layout.factorInterpolation
    let (isExponential, isSmooth) = (
      interpolation.isExponential, interpolation == .polynomialExponential
    )
    for place in 0..<sample.factors.count {
      let factor = sample.factors[place]
      let value = theta[factor.theta]
      if let curve = factor.curve {
        curves[place] =
          isExponential
          ? numbers.curves[curve].exponential(at: value, isSmooth: isSmooth)
          : numbers.curves[curve].factor(interpolation.shiftCurves(at: value))
      } else {
        curves[place] = Curve(value: value, slope: 1, bend: 0)
      }
    }
  }

  /// The product of a sample's factors of single bins, one of them perhaps left out.
  func multiplyBinFactors(
    of sample: LikelihoodLayout.Sample, _ channel: LikelihoodLayout.Channel, at theta: [Double],
    leavingOut skipped: Int?, into product: UnsafeMutablePointer<Double>
  ) {
    let bins = channel.bins.count
    product.update(repeating: 1, count: bins)
    for place in sample.binFactors.indices where place != skipped {
      let first = channel.binParameters[sample.binFactors[place]]
      for bin in 0..<bins where numbers.isActive[first + bin] > 0 {
        product[bin] *= theta[first + bin]
      }
    }
  }

  func withVariations(
    _ body: (_ up: UnsafePointer<Double>, _ down: UnsafePointer<Double>) -> Void
  ) {
    numbers.up.withUnsafeBufferPointer { up in
      numbers.down.withUnsafeBufferPointer { down in body(up.baseAddress!, down.baseAddress!) }
    }
  }
}
