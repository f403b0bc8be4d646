import Autodiff

/// The expected first hit of each pixel.
struct TriggerExpressions {
  /// Ticks from the waveform's beginning, of shape `[pixels]`.
  let ticks: GlobalExpression
  /// Electrons, of shape `[pixels]`.
  let charge: GlobalExpression

  /// - Parameters:
  ///   - waveforms: What ``InducedChargeOperation`` makes, of shape `[2, pixels, depth]`.
  ///   - noise: What the reset leaves, electrons.
  init(_ waveforms: GlobalExpression, noise: Double) {
    let below = normalCDF((Constants.threshold - waveforms[0]) * (1 / noise))
    ticks = below.sum(axis: 1) - 1
    // Σ_k (S_{k−1} − S_k) Q_{k+hold}, summed by parts.
    charge = (below * waveforms[1]).sum(axis: 1)
  }
}
