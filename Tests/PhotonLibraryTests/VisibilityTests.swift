import Apus
import Foundation
import LightTransport
import TestSupport
import Testing

@Suite("The exact visibility")
struct VisibilityTests {
  private let truth = AnalyticVisibility(LightDetector())
  private var points: [Position] {
    truth.detector.randomPoints(4, seed: 2, purpose: "test") + [[29.99, 0.01, 0.01]]
  }

  @Test func `the graph gives what plain numbers give`() throws {
    let values = try truth.values(at: points)
    let plain = points.flatMap { truth.detector.visibility(from: $0) }
    #expect(deviation(of: values, from: plain) < 1e-10)
  }

  @Test func `its derivatives are those of the plain numbers`() throws {
    let field = try truth.field(at: points)
    for (row, point) in points.enumerated() {
      for axis in 0..<3 {
        let step = 1e-4
        var (up, down) = (point, point)
        up[axis] += step
        down[axis] -= step
        let differences = zip(
          truth.detector.visibility(from: up), truth.detector.visibility(from: down)
        ).map { ($0 - $1) / (2 * step) }
        let slopes = Array(field.slopes[axis][(row * 48)..<((row + 1) * 48)])
        #expect(deviation(of: slopes, from: differences, scale: 1e-5) < 1e-5)
      }
    }
  }

  @Test func `one point as a global value is the same`() throws {
    let position = GlobalExpression.parameter("position", shape: [3])
    let point = points[0]
    let value = try truth.visibility(at: position).value(
      at: [position: [point.x, point.y, point.z].tensor])
    #expect(deviation(of: value.elements, from: truth.detector.visibility(from: point)) < 1e-12)
  }
}

extension [Double] {
  fileprivate var tensor: Tensor { Tensor(self) }
}
