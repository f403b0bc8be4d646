import NumericalMethods

extension LikelihoodFunction {
  /// Adds a channel's part of the gradient and of the Hessian,
  /// Σ over bins of (1 − n/λ) ∂λ and of (n/λ²) ∂λ ∂λᵀ + (1 − n/λ) ∂²λ.
  func addDerivatives(
    of channel: LikelihoodLayout.Channel, at theta: [Double], gradient: inout [Double],
    hessian: inout ArrowMatrix
  ) {
    addGradient(of: channel, to: &gradient)
    startMixed(of: channel)
    addSecondDerivatives(of: channel, at: theta)
    addProducts(of: channel)
    scatter(channel, into: &hessian)
  }

  /// Adds Σ over bins of (n/λ²) ∂λ ∂λᵀ.
  func addConvexCurvature(
    of channel: LikelihoodLayout.Channel, to hessian: inout ArrowMatrix
  ) {
    let count = channel.scalars.count
    scratch.square.update(repeating: 0, count: count * count)
    startMixed(of: channel)
    addProducts(of: channel)
    scatter(channel, into: &hessian)
  }

  func addGradient(of channel: LikelihoodLayout.Channel, to gradient: inout [Double]) {
    let bins = channel.bins.count
    for (local, position) in channel.scalars.enumerated() {
      let row = scratch.rows + local * bins
      var sum = 0.0
      for bin in 0..<bins { sum += scratch.slopes[bin] * row[bin] }
      gradient[position] += sum
    }
    for (place, first) in channel.binParameters.enumerated() {
      let row = scratch.binRows + place * bins
      for bin in 0..<bins { gradient[first + bin] += scratch.slopes[bin] * row[bin] }
    }
  }

  /// (n/λ²) ∂λ/∂γ ∂λ/∂θ for factors of single bins, with scalar parameters and with each other.
  private func startMixed(of channel: LikelihoodLayout.Channel) {
    let (bins, count) = (channel.bins.count, channel.scalars.count)
    let weight = scratch.row
    for place in channel.binParameters.indices {
      let own = scratch.binRows + place * bins
      for bin in 0..<bins { weight[bin] = scratch.bends[bin] * own[bin] }
      let mixed = scratch.mixed + place * count * bins
      for local in 0..<count {
        let row = scratch.rows + local * bins
        for bin in 0..<bins { mixed[local * bins + bin] = weight[bin] * row[bin] }
      }
      for other in channel.binParameters.indices {
        let row = scratch.binRows + other * bins
        let pairs = scratch.pairs + (place * channel.binParameters.count + other) * bins
        for bin in 0..<bins { pairs[bin] = weight[bin] * row[bin] }
      }
    }
  }

  /// (n/λ²) ∂λ ∂λᵀ for scalar parameters.
  private func addProducts(of channel: LikelihoodLayout.Channel) {
    let (bins, count) = (channel.bins.count, channel.scalars.count)
    for bin in 0..<bins { scratch.row[bin] = scratch.bends[bin].squareRoot() }
    for local in 0..<count {
      let row = scratch.rows + local * bins
      for bin in 0..<bins { scratch.columns[bin * count + local] = scratch.row[bin] * row[bin] }
    }
    BLAS.addGram(of: scratch.columns, rows: bins, columns: count, to: scratch.square)
  }

  /// Adds the channel's second derivatives where they belong among all parameters.
  private func scatter(_ channel: LikelihoodLayout.Channel, into hessian: inout ArrowMatrix) {
    let (count, all) = (channel.scalars.count, hessian.pattern.border.count)
    channel.borderPlaces.withUnsafeBufferPointer { places in
      hessian.dense.withUnsafeMutableBufferPointer { dense in
        for i in 0..<count {
          let (row, square) = (places[i] * all, scratch.square + i * count)
          if count == all {
            for j in 0...i { dense[row + j] += square[j] }
          } else {
            for j in 0...i { dense[row + places[j]] += square[j] }
          }
        }
      }
    }
    for place in channel.binParameters.indices {
      for bin in 0..<channel.bins.count { scatter(bin, of: place, channel, into: &hessian) }
    }
  }

  private func scatter(
    _ bin: Int, of place: Int, _ channel: LikelihoodLayout.Channel, into hessian: inout ArrowMatrix
  ) {
    let (bins, count) = (channel.bins.count, channel.scalars.count)
    let variable = channel.binParameters[place] + bin
    let mixed = scratch.mixed + place * count * bins
    if let tip = hessian.pattern.tipPlace(of: variable) {
      let row = tip * hessian.pattern.border.count
      channel.borderPlaces.withUnsafeBufferPointer { places in
        hessian.coupling.withUnsafeMutableBufferPointer { coupling in
          for local in 0..<count { coupling[row + places[local]] += mixed[local * bins + bin] }
        }
      }
    } else {
      for (local, scalar) in channel.scalars.enumerated() {
        hessian.add(mixed[local * bins + bin], at: variable, scalar)
      }
    }
    for other in 0...place {
      let pairs = scratch.pairs + (place * channel.binParameters.count + other) * bins
      hessian.add(pairs[bin], at: variable, channel.binParameters[other] + bin)
    }
  }
}
