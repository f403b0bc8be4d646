/// The trigger of one pixel.
enum Readout {
  /// The tick, counted in the waveform, by whose end the charge has reached the threshold, and the charge
  /// `holdTicks` later (or at the waveform's end); nil if it stays below.
  ///
  /// - Parameters:
  ///   - waveform: The charge by the end of each tick, electrons.
  ///   - reset: What the reset left on the pixel, electrons.
  static func sample(_ waveform: ArraySlice<Double>, reset: Double) -> (tick: Int, charge: Double)?
  {
    let bar = Constants.threshold - reset
    guard let index = waveform.firstIndex(where: { $0 >= bar }) else { return nil }
    let later = min(index + Constants.holdTicks, waveform.endIndex - 1)
    return (index - waveform.startIndex, waveform[later] + reset)
  }
}
