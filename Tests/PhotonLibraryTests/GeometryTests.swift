import Foundation
import LightTransport
import NumericalMethods
import TestSupport
import Testing

@Suite("What tiles cover")
struct GeometryTests {
  /// Directions of equal density on the sphere.
  static func directions(_ count: Int, seed: UInt64) -> [Position] {
    let (height, turn) = (
      RandomStream(seed: seed, purpose: "height"), RandomStream(seed: seed, purpose: "turn")
    )
    return (0..<UInt64(count)).map {
      let z = 2 * height.uniform(at: $0) - 1
      let (angle, radius) = (2 * .pi * turn.uniform(at: $0), (1 - z * z).squareRoot())
      return [radius * cos(angle), radius * sin(angle), z]
    }
  }

  @Test func `the six faces of a box cover the sphere, from anywhere inside`() {
    for point: Position in [[0.5, 1, 1.5], [0.01, 1.9, 0.3]] {
      let size: Position = [1, 2, 3]
      let sum = (0..<3).reduce(0.0) { sum, axis in
        [0, size[axis]].reduce(sum) { sum, plane in
          let face = Rectangle(
            axis: axis, plane: plane, first: 0...size[(axis + 1) % 3],
            second: 0...size[(axis + 2) % 3])
          return sum + face.solidAngle(from: point)
        }
      }
      #expect(abs(sum - 4 * .pi) < 1e-12)
    }
  }

  @Test func `far away it is area over the square of the distance`() {
    let tile = Rectangle(axis: 2, plane: 0, first: -1...1, second: -2...2)
    let point: Position = [3e3, 4e3, 12e3]
    let expected = 8 * (12.0 / 13) / (13e3 * 13e3)
    #expect(abs(tile.solidAngle(from: point) / expected - 1) < 1e-6)
  }

  @Test func `near its middle it is half of the sphere`() {
    let tile = Rectangle(axis: 0, plane: 5, first: 0...14, second: 0...9)
    #expect(abs(tile.solidAngle(from: [5 - 1e-9, 7, 4.5]) - 2 * .pi) < 1e-7)
  }

  /// Of 400 000 rays in all directions, those that meet a tile: a second way to the solid angle.
  @Test func `rays that hit a tile are as many as its solid angle says`() {
    let tile = LightDetector().tiles[5]
    let point: Position = [20, 27, 9]
    let rays = Self.directions(400_000, seed: 3)
    let hits = rays.filter { tile.distance(from: point, along: $0) != nil }.count
    let expected = Double(rays.count) * tile.solidAngle(from: point) / (4 * .pi)
    #expect(expected > 5000)
    #expect(abs(Double(hits) - expected) < 4 * expected.squareRoot())
  }

  /// Rays from a piece of the cathode, as many for each direction as the cosine of its angle.
  @Test func `the cathode's light arrives where rays by Lambert's law do`() {
    let detector = LightDetector(attenuationLength: 1e12, reflectivity: 1)
    let (piece, tile) = (20, 6)
    let (height, turn) = (
      RandomStream(seed: 5, purpose: "height"), RandomStream(seed: 5, purpose: "turn")
    )
    let count = 1_000_000
    let hits = (0..<UInt64(count)).filter {
      let sine = height.uniform(at: $0).squareRoot()
      let (angle, cosine) = (2 * .pi * turn.uniform(at: $0), (1 - sine * sine).squareRoot())
      return detector.tiles[tile].distance(
        from: detector.reflectors[piece].centre,
        along: [cosine, sine * cos(angle), sine * sin(angle)]) != nil
    }.count
    let expected = Double(count) * detector.reflected.shares[piece, tile]
    #expect(expected > 3000)
    #expect(abs(Double(hits) - expected) < 4 * expected.squareRoot() + 0.003 * expected)
  }

  @Test func `no more light arrives than starts`() throws {
    let truth = AnalyticVisibility(LightDetector())
    let points = truth.detector.randomPoints(50, seed: 1, purpose: "test")
    let values = try truth.values(at: points)
    for point in points.indices {
      let row = values[(point * 48)..<((point + 1) * 48)]
      #expect(row.allSatisfy { $0 > 0 } && row.reduce(0, +) < 0.9)
    }
  }
}
