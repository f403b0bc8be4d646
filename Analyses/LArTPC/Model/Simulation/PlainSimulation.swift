import Foundation
import NumericalMethods

/// The simulation in plain numbers: hard threshold, whole ticks and counts.
///
/// It is the truth for tests of the differentiable form and the measure of its speed.
public struct PlainSimulation: Sendable {
  /// Where charge can go.
  public let map: PixelMap
  /// How electrons recombine.
  public let recombination: Recombination
  private let induced: InducedCharge

  /// - Parameters:
  ///   - map: The pixels of some tracks.
  ///   - recombination: How electrons recombine.
  public init(_ map: PixelMap, recombination: Recombination = .birks) {
    (self.map, self.recombination) = (map, recombination)
    induced = InducedCharge(map)
  }

  /// Waveforms of all pixels.
  public struct Waveforms: Sendable {
    /// The charge by the end of each tick, electrons, `[pixels, window]`.
    public var charges: [Double]
    /// The first tick of each pixel's waveform, counted from the particles' passage.
    public var firstTicks: [Int]
    /// Ticks of a waveform.
    public var window: Int

    /// The charge of one pixel.
    public subscript(pixel: Int) -> ArraySlice<Double> {
      charges[pixel * window..<(pixel + 1) * window]
    }
  }

  /// Electrons that leave a step, reach the anode, and how they are spread.
  ///
  /// N = ΔE · R · 1/W · e^{−t/τ} with t = z/v; σ² = 2 D t + Δ²/12 along each axis.
  public func waveforms(_ detector: DetectorParameters) -> Waveforms {
    let velocity = Drift.velocity(field: detector.field)
    let ticksPerLength = 1 / (velocity * Constants.tick)
    var cells = [Double](repeating: 0, count: map.cellCount)
    let origins = map.channels.map { ($0.depth * ticksPerLength).rounded(.down) }
    cells.withUnsafeMutableBufferPointer { cells in
      for step in map.steps { drop(step, detector, velocity, origins, into: cells) }
    }
    let pixelOrigins = map.pixelDepths.map { ($0 * ticksPerLength).rounded(.down) }
    let shifts = map.links.map {
      origins[$0.channel] - pixelOrigins[$0.pixel] + Double(PixelMap.ticksAhead)
    }
    let size = map.pixels.count * map.window
    let charges = [Double](unsafeUninitializedCapacity: size) { buffer, count in
      if size > 0 { induced.apply(cells, shifts: shifts, waveforms: buffer.baseAddress!) }
      count = size
    }
    let offset = map.spread / 2 + PixelMap.ticksAhead
    return Waveforms(
      charges: charges, firstTicks: pixelOrigins.map { Int($0) - offset }, window: map.window)
  }

  private func drop(
    _ mapped: PixelMap.MappedStep, _ detector: DetectorParameters, _ velocity: Double,
    _ origins: [Double], into cells: UnsafeMutableBufferPointer<Double>
  ) {
    let step = mapped.step
    let time = step.centre.z / velocity
    let electrons =
      step.energy * Constants.electronsPerMeV
      * recombination.survivors(energyLoss: step.energyLoss, detector)
      * Drift.survival(time: time, lifetime: detector.lifetime)
    let squares = step.extent * step.extent / 12
    let across = 2 * detector.transverse * time
    let right = normalShare(mapped.beyond.x / (across + squares.x).squareRoot())
    let upper = normalShare(mapped.beyond.y / (across + squares.y).squareRoot())
    let shares = SIMD4(
      (1 - right) * (1 - upper), right * (1 - upper), (1 - right) * upper, right * upper)
    let along = (2 * detector.longitudinal * time + squares.z).squareRoot() / velocity
    let position = time / Constants.tick
    let tick = position.rounded(.down)
    spread(
      shares * electrons, mapped.channels, tick: tick, fraction: position - tick,
      width: along / Constants.tick, origins, into: cells)
  }

  /// Adds the shares of four channels to their cells, over six widths of time at most.
  private func spread(
    _ charges: SIMD4<Double>, _ channels: [Int], tick: Double, fraction: Double, width: Double,
    _ origins: [Double], into cells: UnsafeMutableBufferPointer<Double>
  ) {
    let half = map.spread / 2
    let reach = min(half, Int((6 * width).rounded(.up)) + 1)
    var before = 0.0
    for cell in half - reach..<half + reach {
      let edge = Double(cell - half + 1) - fraction
      let sum = cell == half + reach - 1 ? 1 : normalShare(edge / width)
      let share = sum - before
      before = sum
      for corner in 0..<4 where channels[corner] >= 0 {
        let channel = channels[corner]
        // Velocities below those that cells are laid out for pile up in the last.
        let room = map.starts[channel + 1] - map.starts[channel] - map.spread
        let first = map.starts[channel] + min(Int(tick - origins[channel]), room)
        cells[first + cell] += charges[corner] * share
      }
    }
  }

  private func normalShare(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }
}
