import Autodiff

/// The expected first hit of each pixel.
struct TriggerExpressions {
  /// Ticks from the waveform's beginning, of shape `[pixels]`.
  let ticks: GlobalExpression
  /// Electrons, of shape `[pixels]`.
  let charge: GlobalExpression

  /// - Parameters:
  ///   - waveforms: The charge by the end of each tick, of shape `[pixels, window]`.
  ///   - noise: What the reset leaves, electrons.
  init(_ waveforms: GlobalExpression, noise: Double) {
    let window = waveforms.shape[1]
    let below = normalCDF((Constants.threshold - waveforms) * (1 / noise))
    ticks = below.sum(axis: 1)
    // Σ_k (S_{k−1} − S_k) Q_{k+h} by parts: what is sampled at the threshold's crossing in tick 0, and what
    // each tick of waiting adds.
    let hold = Constants.holdTicks
    let later = waveforms.sliced(hold..., axis: 1)
    let gained =
      later.sliced(1..., axis: 1) - later.sliced(..<(window - hold - 1), axis: 1)
    charge =
      waveforms.sliced(hold..<hold + 1, axis: 1).reshaped(to: [waveforms.shape[0]])
      + (below.sliced(..<(window - hold - 1), axis: 1) * gained).sum(axis: 1)
  }
}
