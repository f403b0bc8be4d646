import Foundation

/// The charge that a drifting electron induces on the pixels, tick by tick, for each place where it
/// lands.
///
/// A pad is divided into 10 × 10 zones of a tenth of the pitch. An electron that lands in a zone of one
/// pixel induces on the pixel itself, and with ``reach`` 1 on its eight neighbours; the induced charges
/// sum to 1 on the pixel where it lands and to 0 elsewhere. A response does not depend on the fitted
/// parameters: it is that of the nominal field.
public struct PixelResponse: Sendable {
  /// Zones along one side of a pad.
  public static let zones = 10
  /// The pitch in zones, halved: the pad's own zones in one quadrant.
  public static let half = zones / 2
  /// Ticks of a response: 8.9 µs, as long as larnd-sim's.
  public static let ticks = 89
  /// Ticks of it after the arrival at the anode.
  public static let ticksAfter = 12
  /// Ticks of it before the arrival.
  public static let ticksBefore = ticks - ticksAfter

  /// How many pixels away a current is induced: 0 or 1.
  public let reach: Int
  /// What it is called in tables.
  public let name: String
  /// Zones by distance of their middles from the pixel's centre, in x and in y.
  let rows: Int
  /// Charge in each tick, `[rows, rows, ticks]`.
  let charges: [Double]

  init(name: String, reach: Int, rows: Int, charges: [Double]) {
    (self.name, self.reach, self.rows, self.charges) = (name, reach, rows, charges)
  }

  /// The charge in each tick for a landing `x` and `y` zones away from a pixel's centre, by absolute
  /// value.
  ///
  /// Number m stands for the tick whose middle is m − ``ticksBefore`` ticks after the arrival.
  public func charge(x: Int, y: Int) -> ArraySlice<Double> {
    let start = (x * rows + y) * Self.ticks
    return charges[start..<start + Self.ticks]
  }
}

extension PixelResponse {
  /// The parametrised response of larnd-sim's PyTorch version: a current on the pixel itself that
  /// rises exponentially until it ends.
  ///
  /// i(t) = a e^{(t − t₀)/b}/b + (1 − a) e^{(t − t₀)/c}/c up to t₀; a (at most 1), b, c and t₀ are quadratic
  /// in the distances from the pixel's centre in x and y (cm, µs). t₀ counts from the passage of a plane
  /// 0.5 cm before the anode, taken at the nominal velocity. Ticks hold the exact integral; what
  /// comes before the first one is in it.
  public static let parametrised: PixelResponse = {
    let charges = (0..<half).flatMap { x in
      (0..<half).flatMap { y in CurrentModel(zone: (x, y)).charges() }
    }
    return PixelResponse(name: "parametrised", reach: 0, rows: half, charges: charges)
  }()
}

/// The parametrised current above one zone.
private struct CurrentModel {
  let a: Double
  let b: Double
  let c: Double
  /// The end of the current after the arrival at the anode, µs.
  let end: Double

  init(zone: (Int, Int)) {
    let width = Constants.pixelPitch / Double(PixelResponse.zones)
    let (x, y) = ((Double(zone.0) + 0.5) * width, (Double(zone.1) + 0.5) * width)
    func quadratic(_ p: [Double]) -> Double {
      p[0] + p[1] * x + p[2] * y + p[3] * x * y + p[4] * x * x + p[5] * y * y
    }
    a = min(1, quadratic([1.060, -0.909, -0.909, 5.856, 0.207, 0.207]))
    b = quadratic([0.679, -1.083, -1.083, 8.772, -5.521, -5.521])
    c = quadratic([2.644, -9.174, -9.174, 13.483, 45.887, 45.887])
    end =
      quadratic([2.948, -2.705, -2.705, 4.825, 20.814, 20.814])
      - Constants.responsePlane / Drift.velocity(field: DetectorParameters.nominal.field)
  }

  /// The charge that has flowed by a time after the arrival, in µs.
  private func flowed(by time: Double) -> Double {
    let left = min(0, time - end)
    return a * exp(left / b) + (1 - a) * exp(left / c)
  }

  func charges() -> [Double] {
    let sums = (0...PixelResponse.ticks).map { edge in
      let ticks = Double(edge - PixelResponse.ticksBefore) - 0.5
      return edge == 0 ? 0 : flowed(by: ticks * Constants.tick)
    }
    return zip(sums.dropFirst(), sums).map { $0 - $1 }
  }
}
