/// Discs on the wall of a tank: rows about the barrel, and a square grid on each lid.
///
/// A sensor covers the places within its radius, measured along the wall: on the barrel arc and height, on
/// a lid x and y. The grid's spacing is about the pitch; no disc reaches over an edge.
public struct SensorLayout: Sendable, Hashable {
  /// Where a sensor is.
  public enum Surface: Sendable, Hashable { case barrel, lower, upper }

  /// The tank.
  public let cylinder: Cylinder
  /// The radius of a sensor, in metres.
  public let radius: Double
  /// Sensors in one row about the barrel.
  public let columns: Int
  /// Rows on the barrel.
  public let rows: Int
  /// The spacing on the lids, in metres.
  public let pitch: Double
  /// The grid on a lid has this many places across, some of them outside.
  public let across: Int
  /// The middles of all sensors, in metres, `[sensors]`: barrel, lower lid, upper lid.
  public let places: [SIMD3<Double>]
  /// On which surface each is, `[sensors]`.
  public let surfaces: [Surface]
  /// For each place of a lid's grid the sensor's number on this lid, or nil.
  let lidNumbers: [Int?]
  /// Sensors on one lid.
  let lidCount: Int

  /// - Parameters:
  ///   - cylinder: The tank.
  ///   - radius: The radius of a sensor, in metres.
  ///   - pitch: The spacing wished for, in metres, at least four radii.
  /// - Throws: ``CherenkovModelError`` for lengths that leave no room.
  public init(cylinder: Cylinder = .wcte, radius: Double = 0.1, pitch: Double = 0.5) throws {
    try CherenkovModelError.check(radius, named: "radius of a sensor in m", isIn: .positive)
    guard pitch >= 4 * radius, 3 * pitch <= min(2 * cylinder.radius, cylinder.height) else {
      throw CherenkovModelError(
        description: "The pitch of sensors is \(pitch) m; expected four radii, \(4 * radius) m, to "
          + "a third of the tank, \(min(2 * cylinder.radius, cylinder.height) / 3) m.")
    }
    (self.cylinder, self.radius, self.pitch) = (cylinder, radius, pitch)
    columns = Int((2 * .pi * cylinder.radius / pitch).rounded())
    rows = Int((cylinder.height / pitch).rounded())
    across = 2 * Int((cylinder.radius / pitch).rounded(.up))
    let (columns, rows, across) = (columns, rows, across)
    var (numbers, count): ([Int?], Int) = ([], 0)
    var lid: [SIMD3<Double>] = []
    for i in 0..<across {
      for j in 0..<across {
        let half = Double(across - 1) / 2
        let (x, y) = ((Double(i) - half) * pitch, (Double(j) - half) * pitch)
        let isInside = (x * x + y * y).squareRoot() + 1.5 * radius <= cylinder.radius
        numbers.append(isInside ? count : nil)
        if isInside {
          lid.append([x, y, cylinder.height / 2])
          count += 1
        }
      }
    }
    (lidNumbers, lidCount) = (numbers, count)
    let barrel = (0..<columns * rows).map { number in
      let azimuth = (Double(number / rows) + 0.5) / Double(columns) * 2 * .pi - .pi
      let z = ((Double(number % rows) + 0.5) / Double(rows) - 0.5) * cylinder.height
      return SIMD3(cylinder.radius * cosine(azimuth), cylinder.radius * sine(azimuth), z)
    }
    places = barrel + lid.map { $0 * [1, 1, -1] } + lid
    surfaces =
      barrel.map { _ in .barrel } + lid.map { _ in .lower } + lid.map { _ in .upper }
  }

  /// How many sensors there are.
  public var count: Int { places.count }

  /// The part of the wall that sensors cover.
  public var coverage: Double {
    let (r, h) = (cylinder.radius, cylinder.height)
    return Double(count) * radius * radius / (2 * r * (r + h))
  }

  /// The sensor whose disc covers a place on the wall, or nil.
  public func sensor(at place: SIMD3<Double>) -> Int? {
    let half = cylinder.height / 2
    if abs(place.z) < half - 1e-9 * half { return barrelSensor(at: place) }
    let middle = Double(across) / 2
    let (u, v) = (place.x / pitch + middle, place.y / pitch + middle)
    guard u >= 0, v >= 0, u < Double(across), v < Double(across) else { return nil }
    guard let number = lidNumbers[Int(u) * across + Int(v)] else { return nil }
    let first = columns * rows
    let distance = place - places[first + lidCount + number]
    guard distance.x * distance.x + distance.y * distance.y <= radius * radius else { return nil }
    return first + number + (place.z > 0 ? lidCount : 0)
  }

  private func barrelSensor(at place: SIMD3<Double>) -> Int? {
    let azimuth = angle(place.y, place.x) + .pi
    let u = azimuth / (2 * .pi) * Double(columns)
    let v = (place.z / cylinder.height + 0.5) * Double(rows)
    let (i, j) = (min(Int(u), columns - 1), min(max(Int(v), 0), rows - 1))
    let arc = (u - Double(i) - 0.5) * 2 * .pi * cylinder.radius / Double(columns)
    let rise = (v - Double(j) - 0.5) * cylinder.height / Double(rows)
    return arc * arc + rise * rise <= radius * radius ? i * rows + j : nil
  }
}
