import NumericalMethods
import Studies

/// A search for the slopes of layers with the best resolution.
///
/// The resolution is a narrow valley where absorbers and gaps change together, so that showers are sampled
/// alike at all depths; searches go along it and across it, by a common slope u and a difference d: absorbers
/// have the slope u − d/2, gaps u + d/2.
public struct SlopeSearch: StudyResult {
  /// The method.
  public let method: String
  /// Designs simulated.
  public let evaluations: Int
  /// What it ended with.
  public let layers: LayerProfile
  /// The resolution there, with the random numbers that it was searched with: too good by chance.
  public let resolution: Resolution

  /// The first steps of u and d.
  private static let widths = [0.3, 0.15]

  /// The simplex of Nelder and Mead from equal layers.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public static func nelderMead(_ layers: LayerProfile, _ model: ResolutionModel) throws -> Self {
    var evaluations = 0
    let minimum = try minimise(
      from: [0, 0], using: NelderMead(sizeTolerance: 0.02, iterationLimit: 60, firstStep: 1)
    ) { (x: [Double]) throws in
      guard let tried = layers.sloped(common: widths[0] * x[0], difference: widths[1] * x[1])
      else { return .infinity }
      evaluations += 1
      return try model.resolution(of: tried).value
    }
    let place = zip(minimum.position, widths).map { $0 * $1 }
    return try SlopeSearch("Nelder–Mead", evaluations, layers, place, model)
  }

  /// Two quadratic surfaces, each through nine designs: around equal layers, then around its minimum.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public static func surfaces(_ layers: LayerProfile, _ model: ResolutionModel) throws -> Self {
    var centre = [0.0, 0]
    for scale in [1, 0.5] {
      let places = [-scale, 0, scale].flatMap { x in
        [-scale, 0, scale].map { [centre[0] + widths[0] * x, centre[1] + widths[1] * $0] }
      }
      let values = try places.map { place in
        try layers.sloped(common: place[0], difference: place[1]).map {
          try model.resolution(of: $0).value
        } ?? .infinity
      }
      let lowest = places[values.indices.min { values[$0] < values[$1] }!]
      let found = QuadraticSurface(places, values).minimum ?? lowest
      centre = (0..<2).map { index in
        let width = scale * widths[index]
        return min(max(found[index], centre[index] - width), centre[index] + width)
      }
    }
    return try SlopeSearch("quadratic surfaces", 18, layers, centre, model)
  }

  private init(
    _ method: String, _ evaluations: Int, _ layers: LayerProfile, _ place: [Double],
    _ model: ResolutionModel
  ) throws {
    (self.method, self.evaluations) = (method, evaluations)
    // Searches end at a place where the resolution was finite.
    self.layers = layers.sloped(common: place[0], difference: place[1])!
    resolution = try model.resolution(of: self.layers)
  }
}
