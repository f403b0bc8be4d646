import Autodiff
import Foundation
import NumericalMethods

/// The light of an isotropic source in soft sensors, as an expression of the medium.
public struct SoftLight: Sendable {
  /// 1/S, R and 1/A, of shape `[3]`.
  public let medium: GlobalExpression
  /// The expected charge of each sensor for one photon of the source, of shape `[sensors]`.
  public let charges: GlobalExpression
  private let space: EventSpace
  private let columns: ColumnSource

  /// - Parameters:
  ///   - source: Where light starts, in metres.
  ///   - layout: The sensors.
  ///   - softness: σ of the soft sensors, in metres.
  ///   - photons: How many represent the light.
  ///   - steps: Reflections and scatterings that are followed.
  ///   - seed: Of directions and choices.
  /// - Throws: ``CherenkovModelError`` if the source is outside, and what ``DiscOverlap`` throws.
  public init(
    from source: SIMD3<Double>, in layout: SensorLayout, softness: Double = 0.1, photons: Int,
    steps: Int = 6, seed: UInt64
  ) throws {
    guard layout.cylinder.contains(source) else {
      throw CherenkovModelError(
        description: "The source at \(source) m is outside of the tank of radius "
          + "\(layout.cylinder.radius) m and height \(layout.cylinder.height) m.")
    }
    let choices = PhotonChoices(count: photons, steps: steps, seed: seed)
    let directions = zip(choices.starts[0], choices.starts[1]).map(Directions.isotropic)
    let starts = ["dx": 0, "dy": 1, "dz": 2].mapValues { axis in directions.map { $0[axis] } }
    columns = ColumnSource(choices.columns.merging(starts) { $1 })
    let space = EventSpace("photons")
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    func constant(_ value: Double) -> EventExpression {
      GlobalExpression(value).broadcast(toEventsOf: space)
    }
    medium = .parameter("medium", shape: [3])
    let start = PhotonExpressions(
      x: constant(source.x), y: constant(source.y), z: constant(source.z), dx: column("dx"),
      dy: column("dy"), dz: column("dz"), weight: constant(1 / Double(photons)), path: constant(0))
    let sensors = try SensorExpressions(
      layout, overlap: DiscOverlap(radius: layout.radius, width: softness))
    charges = start.charges(
      steps: steps, in: MediumExpressions(medium), seenBy: (sensors, sensors), of: space)
    self.space = space
  }

  /// An evaluator of some outputs, with the photons bound.
  public func evaluator(_ outputs: [GlobalExpression], threads: Int = availableThreads) -> Evaluator
  {
    let evaluator = Evaluator(Plan(outputs), threads: threads)
    evaluator.bind(space, to: columns)
    return evaluator
  }
}
