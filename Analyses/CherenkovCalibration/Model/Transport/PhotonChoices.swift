import Autodiff
import Foundation
import NumericalMethods

/// The choices of photons, drawn once, as columns of events.
///
/// Two numbers for each photon's start and those of its first two steps fill their cube evenly; later steps are
/// random.
struct PhotonChoices {
  /// By name, each of shape `[photons]`.
  let columns: [String: [Double]]
  /// Two even numbers for where or how photons start, each of shape `[photons]`.
  let starts: [[Double]]

  init(count: Int, steps: Int, seed: UInt64) {
    let even = EvenNumbers(dimensions: 10, seed: seed, purpose: "cherenkov-choices")
    let draws = RandomStream(seed: seed, purpose: "cherenkov-later")
    starts = [even.numbers(0, count: count), even.numbers(1, count: count)]
    var columns: [String: [Double]] = [:]
    for step in 0..<steps {
      func uniforms(_ quantity: Int) -> [Double] {
        let number = 4 * step + quantity
        return number < 8
          ? even.numbers(2 + number, count: count)
          : draws.uniforms(count: count, startingAt: UInt64(number) << 32)
      }
      columns["reflects\(step)"] = uniforms(0).map { $0 < 0.5 ? 1 : 0 }
      columns["flight\(step)"] = uniforms(1)
      columns["cosine\(step)"] = uniforms(2).map(Directions.rayleighCosine)
      columns["azimuth\(step)"] = uniforms(3).map { 2 * .pi * $0 }
    }
    self.columns = columns
  }

  static func expressions(step: Int, of space: EventSpace) -> PhotonExpressions.Choices {
    func column(_ name: String) -> EventExpression { .column("\(name)\(step)", of: space) }
    return PhotonExpressions.Choices(
      reflects: column("reflects"), flight: column("flight"), cosine: column("cosine"),
      azimuth: column("azimuth"))
  }
}

extension PhotonExpressions {
  /// The charge of each sensor, summed over photons, of shape `[sensors]`.
  ///
  /// - Parameters:
  ///   - steps: Reflections and scatterings that are followed, 1 or more.
  ///   - medium: Water and wall.
  ///   - sensors: How soft sensors are for light that comes directly, and for all other light.
  ///   - space: The photons.
  func charges(
    steps: Int, in medium: MediumExpressions,
    seenBy sensors: (first: SensorExpressions, later: SensorExpressions), of space: EventSpace
  ) -> GlobalExpression {
    var photon = self
    let hits = (0..<steps).map { step in
      let (hit, next) = photon.step(
        in: sensors.first.layout.cylinder, medium,
        PhotonChoices.expressions(step: step, of: space))
      photon = next
      return hit
    }
    let first = sensors.first.charges(of: hits[..<1])
    return steps == 1 ? first : first + sensors.later.charges(of: hits[1...])
  }
}
