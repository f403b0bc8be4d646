/// The tank as tracks see it: everything that a calibration has found.
public struct TrackSetup: Sendable {
  /// The sensors.
  public var layout: SensorLayout
  /// Water and wall.
  public var medium = Medium(checked: 6, 10, 0.25)
  /// The probability that a sensor counts a photon that the wall under it takes.
  public var quantumEfficiency = 0.25
  /// Counts of each sensor without light.
  public var darkCounts = 0.05
  /// The muon's direction at an emission scatters by this angle in each of two planes, in rad.
  public var smearing = 0.03
  /// What muons do in water.
  public let ranges: MuonRange

  /// - Parameter layout: The sensors.
  /// - Throws: `InterpolationError`, never for water.
  public init(_ layout: SensorLayout) throws {
    self.layout = layout
    ranges = try MuonRange()
  }
}
