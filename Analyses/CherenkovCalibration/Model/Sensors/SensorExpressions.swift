import Autodiff

/// The charges of soft sensors, from places on the wall that are expressions.
///
/// Each place is shared among the four sensors of the grid's cell about it, by ``DiscOverlap``. A place has
/// moved out of the reach of all others if radius and width leave room: pitch ≥ radius + 3σ. Charges are divided
/// by the part of a share that is on the sensor's own surface and within this reach (``SoftAreas``), so that under
/// uniform light a soft sensor sees what a sharp one sees at the rims, too.
struct SensorExpressions {
  let layout: SensorLayout
  let overlap: DiscOverlap
  /// One more than the sensor's number at each place of the three padded grids; 0 for none.
  private let numbers: GlobalExpression
  /// A disc's area over that of its soft share, of shape `[sensors]`.
  private let scales: GlobalExpression

  init(_ layout: SensorLayout, overlap: DiscOverlap) throws {
    (self.layout, self.overlap) = (layout, overlap)
    let (columns, rows, across) = (layout.columns, layout.rows, layout.across)
    var table: [Double] = []
    for i in -1...columns {
      let column = (i + columns) % columns
      for j in -1...rows { table.append(0..<rows ~= j ? Double(column * rows + j + 1) : 0) }
    }
    for lid in 0...1 {
      let first = columns * rows + lid * layout.lidCount
      for i in -1...across {
        for j in -1...across {
          let isInside = 0..<across ~= i && 0..<across ~= j
          let number = isInside ? layout.lidNumbers[i * across + j] : nil
          table.append(number.map { Double(first + $0 + 1) } ?? 0)
        }
      }
    }
    numbers = GlobalExpression(table)
    let disc = Double.pi * layout.radius * layout.radius
    scales = GlobalExpression(try SoftAreas(layout, overlap).values.map { disc / $0 })
  }

  /// The charge of each sensor by light at places, summed over photons, of shape `[sensors]`.
  func charges(of hits: ArraySlice<WallHit>) -> GlobalExpression {
    let shares = hits.map(shares)
    let sums = sumOverEventsIntoCells(
      concatenate(zip(shares, hits).map { $0.shares * $1.weight }),
      at: concatenate(shares.map(\.sensors)) + 0.5, count: layout.count)
    return sums * scales
  }

  /// Numbers of four sensors, −1 for none, and the part of the light at a place that each sees, of shape `[4]`.
  private func shares(of hit: WallHit) -> (sensors: EventExpression, shares: EventExpression) {
    let (r, h) = (layout.cylinder.radius, layout.cylinder.height)
    let (columns, rows, across) = (layout.columns, layout.rows, layout.across)
    // The half angle has no seam but at x = −r.
    let azimuth = 2 * atan(hit.y / max(hit.x + r, 1e-9))
    let isLid = hit.isLid
    func of(_ lid: EventExpression, _ barrel: EventExpression) -> EventExpression {
      isLid.select(lid, barrel)
    }
    func constant(_ lid: Double, _ barrel: Double) -> EventExpression {
      isLid * (lid - barrel) + barrel
    }
    let half = Double(across - 1) / 2
    let u = of(
      hit.x / layout.pitch + half, (azimuth / (2 * .pi) + 0.5) * Double(columns) - 0.5)
    let v = of(hit.y / layout.pitch + half, (hit.z / h + 0.5) * Double(rows) - 0.5)
    let (i, j) = (floor(u), floor(v))
    let (a, b): (GlobalExpression, GlobalExpression) = ([0, 0, 1, 1], [0, 1, 0, 1])
    let east = (u - i - a) * constant(layout.pitch, 2 * .pi * r / Double(columns))
    let north = (v - j - b) * constant(layout.pitch, h / Double(rows))
    let barrelSize = Double((columns + 2) * (rows + 2))
    let lidSize = Double((across + 2) * (across + 2))
    let first = isLid * barrelSize + isLid * hit.z.isGreater(than: 0) * lidSize
    let stride = constant(Double(across + 2), Double(rows + 2))
    let cell = first + (i + 1 + a) * stride + (j + 1 + b)
    return (
      lookup(numbers, at: cell + 0.5) - 1, overlap(squaredDistance: square(east) + square(north))
    )
  }
}
