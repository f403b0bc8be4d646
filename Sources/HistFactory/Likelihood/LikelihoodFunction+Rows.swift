extension LikelihoodFunction {
  /// First derivatives of a channel's rates: a row of bins for each of its parameters.
  func evaluateRows(of channel: LikelihoodLayout.Channel, at theta: [Double]) {
    let bins = channel.bins.count
    scratch.rows.update(repeating: 0, count: channel.scalars.count * bins)
    scratch.binRows.update(repeating: 0, count: channel.binParameters.count * bins)
    var factor = 0
    for (place, sample) in channel.samples.enumerated() {
      addRows(of: sample, place, bins, firstFactor: factor)
      addBinRows(of: sample, place, channel, at: theta)
      factor += sample.factors.count
    }
  }

  private func addRows(
    of sample: LikelihoodLayout.Sample, _ place: Int, _ bins: Int, firstFactor: Int
  ) {
    let (sum, binProduct) = (scratch.sums + place * bins, scratch.binProducts + place * bins)
    for (i, factor) in sample.factors.enumerated() {
      let slope = scratch.others[firstFactor + i] * scratch.factors[firstFactor + i].slope
      let row = scratch.rows + factor.local * bins
      for bin in 0..<bins { row[bin] += slope * sum[bin] * binProduct[bin] }
    }
    guard !sample.shifts.isEmpty else { return }
    withVariations { up, down in
      for shift in sample.shifts {
        let curves = scratch.shifts[shift.basis]
        let product = scratch.products[place]
        let (u, d) = (curves.up.slope * product, curves.down.slope * product)
        let (up, down) = (up + shift.offset, down + shift.offset)
        let row = scratch.rows + shift.local * bins
        for bin in 0..<bins { row[bin] += (u * up[bin] + d * down[bin]) * binProduct[bin] }
      }
    }
  }

  private func addBinRows(
    of sample: LikelihoodLayout.Sample, _ place: Int, _ channel: LikelihoodLayout.Channel,
    at theta: [Double]
  ) {
    let bins = channel.bins.count
    let (sum, product) = (scratch.sums + place * bins, scratch.products[place])
    for (skipped, parameter) in sample.binFactors.enumerated() {
      multiplyBinFactors(of: sample, channel, at: theta, leavingOut: skipped, into: scratch.row)
      let (row, first) = (scratch.binRows + parameter * bins, channel.binParameters[parameter])
      for bin in 0..<bins {
        row[bin] += numbers.isActive[first + bin] * sum[bin] * product * scratch.row[bin]
      }
    }
  }
}
