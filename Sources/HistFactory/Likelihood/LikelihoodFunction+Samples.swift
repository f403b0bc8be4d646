/// Expected events of one sample in the bins of its channel, with first derivatives.
package struct SampleRates: Sendable {
  package let channel: String
  package let sample: String
  /// Of each bin.
  package let values: [Double]
  /// For each bin the derivatives by those parameters that it depends on, with positions in θ.
  package let gradients: [[(element: Int, slope: Double)]]
}

extension LikelihoodFunction {
  /// The rates of all samples, channel by channel.
  package func sampleRates(at theta: [Double], of model: HistFactoryModel) -> [SampleRates] {
    evaluateCurves(at: theta)
    return zip(layout.channels, model.channels).flatMap { channel, names in
      zip(channel.samples, names.samples).map { sample, name in
        rates(
          of: LikelihoodLayout.Channel(
            bins: channel.bins, samples: [sample], scalars: channel.scalars,
            binParameters: channel.binParameters), at: theta, channel: names.name,
          sample: name.name)
      }
    }
  }

  private func rates(
    of channel: LikelihoodLayout.Channel, at theta: [Double], channel name: String, sample: String
  ) -> SampleRates {
    evaluateRates(of: channel, at: theta)
    evaluateRows(of: channel, at: theta)
    let bins = channel.bins.count
    return SampleRates(
      channel: name, sample: sample,
      values: Array(UnsafeBufferPointer(start: scratch.rates, count: bins)),
      gradients: (0..<bins).map { bin in
        channel.scalars.enumerated().map { ($1, scratch.rows[$0 * bins + bin]) }
          + channel.binParameters.enumerated().map {
            ($1 + bin, scratch.binRows[$0 * bins + bin])
          }
      })
  }
}
