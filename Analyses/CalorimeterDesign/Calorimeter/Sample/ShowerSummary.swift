import DualNumbers
import Studies

/// What showers of one energy are like.
public struct ShowerSummary: StudyResult {
  /// The beam and the calorimeter.
  public let design: Design
  /// Energy in each pair of absorber and gap, MeV, `[layers]`.
  public let pairs: [Estimate]
  /// In all gaps, MeV.
  public let visible: Estimate
  /// Out of the calorimeter, MeV.
  public let leaked: Estimate
  /// σ/μ of the visible energy.
  public let resolution: Resolution
  /// Depth of the profile's maximum in X₀, by its mean t and variance V: t_max = t − V/t.
  public let maximum: Double
  /// The same by `CascadeScale`.
  public let expectedMaximum: Double
  /// Steps of a shower.
  public let steps: Double
  /// Nanoseconds for a step, of all threads together.
  public let nanoseconds: Double
  /// The thickness of a layer, X₀.
  public let layerThickness: Double

  /// Simulates.
  ///
  /// - Throws: ``SetupError`` for a design that means nothing.
  public init(_ design: Design, _ sampling: ShowerSampling) throws {
    let began = ContinuousClock.now
    let showers = try sampling.showers(of: design)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    let steps = showers.reduce(0) { $0 + $1.steps }
    nanoseconds = 1e9 * seconds / Double(steps)
    self.steps = Double(steps) / Double(showers.count)
    self.design = design
    let energies = showers.map(\.pairs)
    pairs = energies[0].indices.map { pair in Estimate(energies.map { $0[pair] }) }
    visible = Estimate(showers.map(\.visible))
    leaked = Estimate(showers.map(\.leaked))
    resolution = Resolution(showers.map(\.visible))
    let scale = CascadeScale(design)
    layerThickness = (design.absorber + design.gap) / scale.radiationLength
    expectedMaximum = scale.maximum(at: design.energy)
    maximum = Self.maximum(pairs.map(\.value), layerThickness)
  }

  /// Of a gamma distribution: mean α/b, variance α/b², maximum (α − 1)/b.
  private static func maximum(_ energies: [Double], _ thickness: Double) -> Double {
    let depths = energies.indices.map { (Double($0) + 0.5) * thickness }
    let sum = energies.reduce(0, +)
    let mean = zip(energies, depths).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let variance =
      zip(energies, depths).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / sum
    return mean - variance / mean
  }
}
