import Autodiff
import Foundation
import NumericalMethods

/// The expected counts of a muon's light in soft sensors, as an expression of the track.
///
/// Photons are spread evenly over track and azimuth and followed as `PhotonExpressions`. Their emission is not
/// smeared: the softness of the sensors stands for that as well, 0.03 rad over 2 m. Six parameters: the vertex's
/// distance from a guess in metres, two components of the direction across the guess's, and log T, T in MeV.
public struct TrackLight: Sendable {
  /// σ for light that was reflected or scattered, in metres: it is spread out, and of few photons.
  static let laterSoftness = 0.15

  /// The tank.
  public let setup: TrackSetup
  /// Of shape `[6]`.
  public let parameters: GlobalExpression
  /// The vertex from which `parameters` count, in metres, of shape `[3]`.
  let origin: GlobalExpression
  /// The guess's direction and two directions across, of shape `[9]`.
  let frame: GlobalExpression
  /// Expected counts, of shape `[sensors]`.
  public let expected: GlobalExpression
  /// `expected` by the first half of the photons less that by the others, of shape `[sensors]`.
  ///
  /// Its square is as large, on average, as that of what the number of photons has `expected` fluctuate by.
  let difference: GlobalExpression
  private let space: EventSpace
  private let columns: ColumnSource

  /// - Parameters:
  ///   - setup: The tank.
  ///   - softness: σ of the sensors for direct light, in metres.
  ///   - photons: How many represent the light.
  ///   - steps: Reflections and scatterings that are followed; after 8, six counts of 10 000 are missing.
  ///   - seed: Of choices.
  /// - Throws: What ``DiscOverlap`` throws.
  public init(
    _ setup: TrackSetup, softness: Double = 0.06, photons: Int = 10_000, steps: Int = 8,
    seed: UInt64
  ) throws {
    self.setup = setup
    parameters = .parameter("track", shape: [6])
    origin = .parameter("origin", shape: [3])
    frame = .parameter("frame", shape: [9])
    let space = EventSpace("photons")
    let choices = PhotonChoices(count: photons, steps: steps, seed: seed)
    let starts = ["part": choices.starts[0], "turn": choices.starts[1].map { 2 * .pi * $0 }]
    let signs = (0..<photons).map { 2 * $0 < photons ? 1.0 : -1 }
    columns = ColumnSource(choices.columns.merging(starts) { $1 }.merging(["sign": signs]) { $1 })
    let start = Self.start(setup, photons, parameters, origin: origin, frame: frame, of: space)
    func sensors(_ width: Double) throws -> SensorExpressions {
      try SensorExpressions(
        setup.layout, overlap: DiscOverlap(radius: setup.layout.radius, width: width))
    }
    let soft = (first: try sensors(softness), later: try sensors(Self.laterSoftness))
    let medium = MediumExpressions(GlobalExpression(setup.medium.coefficients))
    func charges(_ start: PhotonExpressions) -> GlobalExpression {
      start.charges(steps: steps, in: medium, seenBy: soft, of: space)
    }
    expected = charges(start) + setup.darkCounts
    var signed = start
    signed.weight = start.weight * .column("sign", of: space)
    difference = charges(signed)
    self.space = space
  }

  /// An evaluator of some outputs, with the photons bound.
  public func evaluator(_ outputs: [GlobalExpression], threads: Int = 1) -> Evaluator {
    let evaluator = Evaluator(Plan(outputs), threads: threads)
    evaluator.bind(space, to: columns)
    return evaluator
  }

  private static func start(
    _ setup: TrackSetup, _ photons: Int, _ parameters: GlobalExpression, origin: GlobalExpression,
    frame: GlobalExpression, of space: EventSpace
  ) -> PhotonExpressions {
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    let vertex = origin + parameters[..<3]
    let (ahead, right, up) = (frame[..<3], frame[3..<6], frame[6...])
    let d = unit(ahead + parameters[3] * right + parameters[4] * up)
    // The axes across turn with the direction.
    let e = unit(right - (right * d).sum() * d)
    let f = cross(d, e)

    let range = setup.ranges.range(parameters[5])
    let length = range - setup.ranges.threshold
    let left = column("part") * length + setup.ranges.threshold
    let cosine = setup.ranges.cosine(left)
    let sine = sqrt(max(1 - square(cosine), 1e-9))
    let (across, above) = (sine * Autodiff.cos(column("turn")), sine * Autodiff.sin(column("turn")))
    let yield = setup.quantumEfficiency * Water.photonsPerMetreAcross / Double(photons)
    let along = range - left
    func component(_ axis: Int) -> EventExpression {
      across * e[axis] + above * f[axis] + cosine * d[axis]
    }
    return PhotonExpressions(
      x: along * d[0] + vertex[0], y: along * d[1] + vertex[1], z: along * d[2] + vertex[2],
      dx: component(0), dy: component(1), dz: component(2),
      weight: square(sine) * (length * yield), path: along)
  }

  private static func unit(_ a: GlobalExpression) -> GlobalExpression { a / sqrt(square(a).sum()) }

  private static func cross(_ a: GlobalExpression, _ b: GlobalExpression) -> GlobalExpression {
    a.gathered([1, 2, 0]) * b.gathered([2, 0, 1]) - a.gathered([2, 0, 1]) * b.gathered([1, 2, 0])
  }

  /// Values of `origin` and `frame` for a guess.
  func assignments(_ guess: MuonTrack) -> [GlobalExpression: Tensor] {
    let (right, up) = Self.across(guess.direction)
    let axes = [guess.direction, right, up].flatMap { v in (0..<3).map { v[$0] } }
    return [
      origin: Tensor((0..<3).map { guess.vertex[$0] }), frame: Tensor(axes),
    ]
  }

  /// The track that parameters mean, counted from a guess.
  public func track(_ x: [Double], from guess: MuonTrack) -> MuonTrack {
    let (right, up) = Self.across(guess.direction)
    let d = guess.direction + x[3] * right + x[4] * up
    return MuonTrack(
      vertex: guess.vertex + SIMD3(x[0], x[1], x[2]), direction: d / (d * d).sum().squareRoot(),
      energy: exponential(x[5]))
  }

  /// The parameters of a track, counted from a guess less than a right angle away.
  public func parameters(of track: MuonTrack, from guess: MuonTrack) -> [Double] {
    let (right, up) = Self.across(guess.direction)
    let shift = track.vertex - guess.vertex
    let ahead = (track.direction * guess.direction).sum()
    return [
      shift.x, shift.y, shift.z, (track.direction * right).sum() / ahead,
      (track.direction * up).sum() / ahead, logarithm(track.energy),
    ]
  }

  private static func across(_ direction: SIMD3<Double>) -> (SIMD3<Double>, SIMD3<Double>) {
    (
      Directions.turned(direction, cosine: 0, azimuth: 0),
      Directions.turned(direction, cosine: 0, azimuth: .pi / 2)
    )
  }
}
