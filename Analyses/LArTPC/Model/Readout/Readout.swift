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
  /// Whether a charge rises all the way through the noise around the threshold, and then stays above a level.
  ///
  /// - Parameters:
  ///   - waveform: The charge by the end of each tick, electrons.
  ///   - level: Electrons.
  static func crossesOnce(_ waveform: ArraySlice<Double>, staying level: Double) -> Bool {
    let band = 5 * Constants.resetNoise
    guard let first = waveform.firstIndex(where: { $0 >= Constants.threshold - band }),
      let last = waveform[first...].firstIndex(where: { $0 >= Constants.threshold + band })
    else { return false }
    let rising = waveform[first...last]
    guard zip(rising, rising.dropFirst()).allSatisfy({ $0 <= $1 }) else { return false }
    let above = waveform[last...].firstIndex { $0 >= level }
    return above.map { waveform[$0...].allSatisfy { $0 >= level } } ?? false
  }
}
