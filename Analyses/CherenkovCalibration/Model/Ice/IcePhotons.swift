import Events
import Foundation

/// Simulated photons of one event in ice: how far from the vertex and how late sensors saw them.
///
/// The lateness is t − d/v, d the distance from the vertex to the sensor, v = c/1.36 the speed of light of some 400 nm
/// in ice.
public struct IcePhotons: Sendable {
  /// Distances from the vertex to the sensors, in metres, `[photons]`.
  public let distances: [Double]
  /// Lateness in ns, `[photons]`.
  public let lateness: [Double]
  /// The depth of the vertex, in metres below the surface.
  public let depth: Double
  /// The depths of the sensors, in metres, `[photons]`.
  public let depths: [Double]

  /// v, in m/ns.
  public static let speed = 0.299792458 / 1.36

  /// Reads `example_photons_flat.npz` and `example_events.csv` of a folder.
  ///
  /// - Parameters:
  ///   - event: The event's number.
  ///   - folder: Where the files are.
  /// - Throws: `EventsError` or ``CherenkovModelError`` for what is missing or damaged.
  public init(event: Int, in folder: URL) throws {
    let vertex = try Self.vertex(of: event, in: folder)
    let archive = try NumPyArchive(folder.appending(path: "example_photons_flat.npz"))
    let events = try archive.array("event").values
    let places = try ["x", "y", "z"].map { try archive.array("sensor_pos_\($0)").values }
    let times = try archive.array("t").values
    guard (places + [times]).allSatisfy({ $0.count == events.count }) else {
      throw CherenkovModelError(
        description: "The arrays of the photons have \(times.count), \(places.map(\.count)) and "
          + "\(events.count) elements; expected as many in each.")
    }
    var (distances, lateness, depths): ([Double], [Double], [Double]) = ([], [], [])
    for index in events.indices where events[index] == Double(event) {
      let place = SIMD3(places[0][index], places[1][index], places[2][index])
      let way = place - vertex
      let distance = (way * way).sum().squareRoot()
      distances.append(distance)
      lateness.append(times[index] - distance / Self.speed)
      depths.append(-place.z)
    }
    (self.distances, self.lateness, self.depths) = (distances, lateness, depths)
    depth = -vertex.z
  }

  init(distances: [Double], lateness: [Double], depth: Double, depths: [Double]) {
    (self.distances, self.lateness) = (distances, lateness)
    (self.depth, self.depths) = (depth, depths)
  }

  private static func vertex(of event: Int, in folder: URL) throws -> SIMD3<Double> {
    let url = folder.appending(path: "example_events.csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let names = ["event", "initial_state_x", "initial_state_y", "initial_state_z"]
    let columns = names.compactMap { lines.first?.firstIndex(of: $0) }
    guard columns.count == names.count else {
      throw CherenkovModelError(
        description: "\(url.lastPathComponent) has the columns \(lines.first ?? []); expected "
          + "\(names) among them.")
    }
    for line in lines.dropFirst() where line.count == lines[0].count {
      let numbers = columns.compactMap { Double(line[$0]) }
      if numbers.count == names.count, numbers[0] == Double(event) {
        return [numbers[1], numbers[2], numbers[3]]
      }
    }
    throw CherenkovModelError(
      description: "\(url.lastPathComponent) has no event \(event) with numbers for its vertex.")
  }

  /// How many photons are in each bin of distance and lateness, row-major.
  func counts(_ bins: IceBins) -> [Double] {
    var counts = [Double](repeating: 0, count: bins.count)
    for (distance, late) in zip(distances, lateness) {
      if let cell = bins.cell(distance: distance, lateness: late) { counts[cell] += 1 }
    }
    return counts
  }

  /// One over the scattering coefficient of a table, in metres: its mean along straight ways from the vertex to the
  /// sensors, over the photons in the bins; nil where the table does not reach.
  public func scatteringLength(in table: IceTable, bins: IceBins = IceBins()) -> Double? {
    var (sum, count): (Double, Double) = (0, 0)
    var known: [Double: Double?] = [:]
    for index in distances.indices
    where bins.cell(distance: distances[index], lateness: lateness[index]) != nil {
      let end = depths[index]
      let mean = known[end] ?? table.meanCoefficient(min(depth, end)...max(depth, end))
      known[end] = mean
      guard let mean else { return nil }
      (sum, count) = (sum + mean, count + 1)
    }
    return count > 0 ? count / sum : nil
  }
}
