import Autodiff
import Foundation
import NumericalMethods

/// The random choices of photons, drawn once, as columns of events.
struct PhotonChoices {
  /// Photons.
  let count: Int
  /// Steps of each.
  let steps: Int
  /// By name, each of shape `[count]`.
  let columns: [String: [Double]]

  init(count: Int, steps: Int, seed: UInt64) {
    (self.count, self.steps) = (count, steps)
    let draws = RandomStream(seed: seed, purpose: "cherenkov-choices")
    var columns: [String: [Double]] = [:]
    for step in 0..<steps {
      func uniforms(_ quantity: Int) -> [Double] {
        draws.uniforms(count: count, startingAt: UInt64(4 * step + quantity) << 32)
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
  func charges(
    steps: Int, in medium: MediumExpressions, seenBy sensors: SensorExpressions,
    of space: EventSpace
  ) -> GlobalExpression {
    var photon = self
    var (numbers, values): ([EventExpression], [EventExpression]) = ([], [])
    for step in 0..<steps {
      let (hit, next) = photon.step(
        in: sensors.layout.cylinder, medium, PhotonChoices.expressions(step: step, of: space))
      let (sensor, share) = sensors.shares(of: hit)
      numbers.append(sensor)
      values.append(share * hit.weight)
      photon = next
    }
    return sumOverEventsIntoCells(
      concatenate(values), at: concatenate(numbers) + 0.5, count: sensors.layout.count)
  }
}
