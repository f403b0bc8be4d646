import Foundation
import NumericalMethods
import Testing

@Suite("Newton's method at saddles and barriers")
struct SaddleTests {
  /// x⁴ − 2x² + tilt·x + y²: a saddle near 0, two minima near x = ±1.
  private func wells(tilt: Double) -> SmoothFunction {
    SmoothFunction { x in
      (
        pow(x[0], 4) - 2 * x[0] * x[0] + tilt * x[0] + x[1] * x[1],
        [4 * pow(x[0], 3) - 4 * x[0] + tilt, 2 * x[1]], [12 * x[0] * x[0] - 4, 0, 0, 2]
      )
    }
  }

  private func minimise(_ function: SmoothFunction, from start: [Double]) -> BoundedMinimum {
    BoundedNewton().minimise(
      function, from: start, lower: start.map { _ in -1e3 }, upper: start.map { _ in 1e3 })
  }

  @Test func `of two minima equally deep the one at growing x is taken`() {
    let minimum = minimise(wells(tilt: 0), from: [0, 3])
    #expect(minimum.outcome == .converged && abs(minimum.position[0] - 1) < 1e-12)
    #expect(abs(minimum.value + 1) < 1e-14)
  }

  @Test(arguments: [1e-3, 1e-6, 1e-9, 1e-11])
  func `a small tilt leads to the lower side and changes the value as little`(tilt: Double) {
    for tilt in [tilt, -tilt] {
      let minimum = minimise(wells(tilt: tilt), from: [0, 3])
      #expect(minimum.outcome == .converged)
      #expect(minimum.position[0] * tilt < 0)
      // To first order −1 − |tilt|, to second −tilt²/16 more.
      #expect(abs(minimum.value + 1 + abs(tilt) + tilt * tilt / 16) < 1e-14 + pow(abs(tilt), 3))
    }
  }

  @Test func `a saddle is left where a bound closes one side`() {
    for (lower, upper, end) in [(0.0, 9.0, 1.0), (-9, 0, -1)] {
      let minimum = BoundedNewton().minimise(
        wells(tilt: 0), from: [0, 3], lower: [lower, -9], upper: [upper, 9])
      #expect(minimum.outcome == .converged && abs(minimum.position[0] - end) < 1e-12)
    }
  }

  @Test func `a saddle on a large pedestal is left`() {
    let function = SmoothFunction { x in
      let (a, b) = (x[0] * x[0] - 1, 4 * x[0] * x[0] - 4)
      return (1e6 + a * a, [x[0] * b], [12 * x[0] * x[0] - 4])
    }
    let minimum = minimise(function, from: [0])
    #expect(minimum.outcome == .converged && abs(minimum.position[0] - 1) < 1e-9)
  }

  /// As where one factor of a likelihood is known to 10⁻⁶ and the others to 1.
  @Test(arguments: [1.0, 1e6, 1e11])
  func `negative curvature is seen beside a curvature of any size`(stiffness: Double) {
    let (k, slope) = (stiffness, 1 / stiffness.squareRoot())
    let function = SmoothFunction { x in
      let (u, v) = (x[0] - slope * x[1], x[1] * x[1] - 1)
      return (
        0.5 * k * u * u + v * v, [k * u, -k * slope * u + 4 * x[1] * v],
        [k, -k * slope, -k * slope, 1 + 12 * x[1] * x[1] - 4]
      )
    }
    for start in [[0, 0.05], [0, 0]] {
      let minimum = minimise(function, from: start)
      #expect(minimum.outcome == .converged && minimum.iterations < 20)
      #expect(abs(minimum.position[1] - 1) < 1e-8)
    }
  }

  /// A shallow bowl with ripples, whose curvature vanishes in between: whole steps go anywhere.
  ///
  /// The points asked are up to (1 + |x|)/16 apart; what rises above the start for less is crossed.
  @Test func `barriers are not jumped wider than the points asked`() {
    let ripples = SmoothFunction { x in
      (
        0.05 * x[0] * x[0] - cos(3 * x[0]), [0.1 * x[0] + 3 * sin(3 * x[0])],
        [0.1 + 9 * cos(3 * x[0])]
      )
    }
    for start in stride(from: -5.0, through: 5, by: 0.0123) {
      let minimum = minimise(ripples, from: [start])
      #expect(minimum.outcome == .converged)
      let (end, ceiling) = (minimum.position[0], ripples.value(at: [start]) + 1e-12)
      let isBelow = (0...200).allSatisfy {
        ripples.value(at: [start + (end - start) * Double($0) / 200]) <= ceiling
      }
      #expect(isBelow, "from \(start) to \(end)")
    }
  }
}
