/// Flashes of isotropic light at known places, and what is known of the sensors that see them.
public struct Flashes: Sendable {
  /// The sensors.
  public var layout: SensorLayout
  /// Heights of the flashes on the axis, in metres.
  public var heights = [-1.5, -0.75, 0, 0.75, 1.5]
  /// The mean number of photons of each, which is known.
  public var photons = 100_000.0
  /// The probability that a sensor of efficiency 1 counts a photon that the wall under it takes.
  public var quantumEfficiency = 0.5
  /// By how much the sensors' efficiencies scatter about 1; the fit knows it.
  public var efficiencySpread = 0.1
  /// The medium that fits start from and that their light is sampled in.
  public let reference = Medium(checked: 6, 10, 0.25)

  /// Flashes in a tank.
  public init(in layout: SensorLayout) { self.layout = layout }

  /// Where the flashes are, in metres.
  public var sources: [SIMD3<Double>] { heights.map { [0, 0, $0] } }

  /// Cells of counts: all sensors for the first source, then for the next.
  var cellCount: Int { sources.count * layout.count }
}
