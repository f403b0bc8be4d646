/// Where a model of light puts flashes that do not fluctuate: by how much its fits are biased, place by place.
public struct BiasMap: Sendable {
  /// The true places, in cm.
  public private(set) var places: [Position] = []
  /// Fitted minus true places, in cm.
  public private(set) var biases: [Position] = []
  /// The same in units of the fit's errors.
  public private(set) var significances: [Position] = []
  /// Fits that did not converge.
  public private(set) var failures = 0

  /// Fits flashes without fluctuations, one in the middle of each of 6 × 24 × 12 cells.
  ///
  /// - Parameters:
  ///   - fitter: The model that fits believe in.
  ///   - detector: What the light is of, by its exact visibility.
  ///   - photons: How many photons start.
  ///   - cells: The cells along each axis.
  public init(
    _ fitter: FlashFitter, in detector: LightDetector, photons: Double = 5e5,
    cells: [Int] = [6, 24, 12]
  ) throws {
    let grid = VoxelGrid(size: detector.size, counts: cells)
    for cell in 0..<grid.count {
      let flash = Flash(
        expectedFrom: grid.point(cell), photons: photons, in: detector)
      let fit = try fitter.fit(flash)
      guard fit.isConverged else {
        failures += 1
        continue
      }
      places.append(flash.position)
      biases.append(fit.position - flash.position)
      significances.append((fit.position - flash.position) / fit.positionErrors)
    }
  }

  /// √ of the mean square bias along each axis, in cm.
  public var rms: Position { Self.rms(biases) }

  /// The same in units of the fit's errors.
  public var rmsSignificance: Position { Self.rms(significances) }

  private static func rms(_ values: [Position]) -> Position {
    let sum = values.reduce(Position()) { $0 + $1 * $1 } / Double(max(values.count, 1))
    return [sum.x.squareRoot(), sum.y.squareRoot(), sum.z.squareRoot()]
  }
}
