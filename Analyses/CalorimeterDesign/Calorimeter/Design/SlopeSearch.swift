import NumericalMethods
import Studies

/// A search for the slopes of layers with the best resolution.
public struct SlopeSearch: StudyResult {
  /// The method.
  public let method: String
  /// Designs simulated.
  public let evaluations: Int
  /// What it ended with.
  public let layers: LayerProfile
  /// The resolution there, with the random numbers that it was searched with: too good by chance.
  public let resolution: Resolution

  /// The largest slope: no layer is thinner than a tenth of the mean.
  static let limit = 0.9

  /// The simplex of Nelder and Mead from equal layers.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public static func nelderMead(_ layers: LayerProfile, _ model: ResolutionModel) throws -> Self {
    var evaluations = 0
    let minimum = try minimise(
      from: [0, 0], using: NelderMead(sizeTolerance: 0.02, iterationLimit: 60, firstStep: 0.3)
    ) { (x: [Double]) throws in
      guard x.allSatisfy({ abs($0) <= limit }) else { return .infinity }
      evaluations += 1
      return try model.resolution(of: layers.sloped(absorber: x[0], gap: x[1])).value
    }
    return try SlopeSearch("Nelder–Mead", evaluations, layers, minimum.position, model)
  }

  /// Two quadratic surfaces, each through nine designs: around equal layers, then around its minimum.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public static func surfaces(_ layers: LayerProfile, _ model: ResolutionModel) throws -> Self {
    var centre = [0.0, 0]
    for width in [0.5, 0.3] {
      let places = [-width, 0, width].flatMap { x in
        [-width, 0, width].map { [clamped(centre[0] + x), clamped(centre[1] + $0)] }
      }
      let values = try places.map {
        try model.resolution(of: layers.sloped(absorber: $0[0], gap: $0[1])).value
      }
      let lowest = places[values.indices.min { values[$0] < values[$1] }!]
      let found = QuadraticSurface(places, values).minimum ?? lowest
      centre = zip(found, centre).map { clamped(min(max($0, $1 - width), $1 + width)) }
    }
    return try SlopeSearch("quadratic surfaces", 18, layers, centre, model)
  }

  private static func clamped(_ slope: Double) -> Double { min(max(slope, -limit), limit) }

  private init(
    _ method: String, _ evaluations: Int, _ layers: LayerProfile, _ slopes: [Double],
    _ model: ResolutionModel
  ) throws {
    (self.method, self.evaluations) = (method, evaluations)
    self.layers = layers.sloped(absorber: slopes[0], gap: slopes[1])
    resolution = try model.resolution(of: self.layers)
  }
}
