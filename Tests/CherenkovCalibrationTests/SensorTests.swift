import Autodiff
import Foundation
import NumericalMethods
import Testing

@testable import CherenkovModel

@Suite("Sensors on the wall")
struct SensorTests {
  @Test func `every sensor is found at its middle, and nothing beside it`() throws {
    let layout = try SensorLayout()
    #expect(layout.count == 288 && layout.columns == 25 && layout.rows == 8)
    #expect(abs(layout.coverage - 288 * 0.01 / 24) < 1e-12)
    for (number, place) in layout.places.enumerated() {
      #expect(layout.sensor(at: place) == number)
      let isBarrel = layout.surfaces[number] == .barrel
      let aside: SIMD3<Double> = isBarrel ? [0, 0, 0.099] : [0, 0.099, 0]
      let beyond: SIMD3<Double> = isBarrel ? [0, 0, 0.101] : [0, 0.101, 0]
      #expect(layout.sensor(at: place + aside) == number)
      #expect(layout.sensor(at: place + beyond) == nil)
    }
    #expect(throws: CherenkovModelError.self) { try SensorLayout(radius: 0.2, pitch: 0.5) }
  }

  @Test func `a disc sees its area of uniform light, however soft`() throws {
    for width in [0.01, 0.05, 0.2] {
      let steps = 4000
      let end = 0.1 + 8 * width
      let sum = (0..<steps).reduce(0.0) { sum, i in
        let d = (Double(i) + 0.5) / Double(steps) * end
        return sum + DiscOverlap.overlap(d, 0.1, width) * 2 * .pi * d * end / Double(steps)
      }
      #expect(abs(sum - .pi * 0.01) < 1e-6)
    }
    // At the middle, 1 − exp(−a²/2σ²).
    #expect(abs(DiscOverlap.overlap(0, 0.1, 0.1) - (1 - exp(-0.5))) < 1e-9)
    #expect(abs(DiscOverlap.overlap(0.05, 0.1, 1e-3) - 1) < 1e-9)
    let overlap = try DiscOverlap(radius: 0.1, width: 0.05)
    for distance in [0.0, 0.07, 0.2, 0.34] {
      let value = try overlap(squaredDistance: GlobalExpression(distance * distance)).value().scalar
      #expect(abs(value - DiscOverlap.overlap(distance, 0.1, 0.05)) < 1e-6)
    }
  }

  /// Charges where each area of πa² on barrel and lids gets a charge of 1, by places in even steps.
  private func charges(underUniformLight layout: SensorLayout, softness: Double) throws -> [Double]
  {
    let (r, h) = (layout.cylinder.radius, layout.cylinder.height)
    let disc = Double.pi * layout.radius * layout.radius
    var columns: [String: [Double]] = ["x": [], "y": [], "z": [], "lid": [], "weight": []]
    func add(_ place: SIMD3<Double>, _ isLid: Double, _ area: Double) {
      let values = ["x": place.x, "y": place.y, "z": place.z, "lid": isLid, "weight": area / disc]
      for (name, value) in values { columns[name]?.append(value) }
    }
    for turn in 0..<400 {
      let angle = (Double(turn) + 0.5) / 400 * 2 * .pi
      for step in 0..<100 {
        let part = (Double(step) + 0.5) / 100
        let (x, y) = (r * cos(angle), r * sin(angle))
        add([x, y, (part - 0.5) * h], 0, 2 * .pi * r * h / 40_000)
        for z in [-h / 2, h / 2] {
          add([part * x, part * y, z], 1, part * 2 * .pi * r * r / 40_000)
        }
      }
    }
    let space = EventSpace("places")
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    let hit = WallHit(
      x: column("x"), y: column("y"), z: column("z"), isLid: column("lid"),
      weight: column("weight"), path: column("weight"))
    let sensors = try SensorExpressions(
      layout, overlap: DiscOverlap(radius: layout.radius, width: softness))
    let evaluator = Evaluator(Plan([sensors.charges(of: [hit])]))
    evaluator.bind(space, to: ColumnSource(columns))
    return try evaluator.evaluate([:])[0].elements
  }

  @Test(arguments: [0.06, 0.15])
  func `soft sensors see as much of uniform light as sharp ones, at the rims too`(
    softness: Double
  ) throws {
    // At a width of 0.15 m, 6 % to 8 % of the shares of sensors near a rim are beyond it.
    for charge in try charges(underUniformLight: SensorLayout(), softness: softness) {
      #expect(abs(charge - 1) < 5e-3)
    }
  }

  @Test func `a ring's share is the part of a circle that its sensors cover`() throws {
    let layout = try SensorLayout()
    let rings = SensorRings(layout)
    #expect(Set(rings.numbers) == Set(0..<rings.count))
    let turns = 20_000
    for start: SIMD3<Double> in [[2, 0, 0.31], [2, 0, 0.01], [0.4, 0, 2], [1.25, 0, -2]] {
      var covered = [Double](repeating: 0, count: rings.count)
      for turn in 0..<turns {
        let angle = (Double(turn) + 0.5) / Double(turns) * 2 * .pi
        let place: SIMD3<Double> = [start.x * cos(angle), start.x * sin(angle), start.z]
        if let sensor = layout.sensor(at: place) {
          covered[rings.numbers[sensor]] += 1 / Double(turns)
        }
      }
      for (ring, share) in rings.shares(at: start) {
        let sensors = Double(rings.numbers.count { $0 == ring })
        #expect(abs(covered[ring] - share * sensors) < 2e-3, "ring \(ring) at \(start)")
        covered[ring] = 0
      }
      #expect(covered.allSatisfy { $0 == 0 })
    }
  }
}
