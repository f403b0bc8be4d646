import DualNumbers

/// What a calorimeter may be deep and may cost.
///
/// Layers of absorber a and gap g cost a + c each: a mm of lead tungstate is the unit, c is a layer's
/// readout; liquid argon costs nothing beside them. n layers that use up depth L and cost K have
/// a = K/n − c and g = L/n − a: what is spent on readout is missing in absorbers.
public struct DesignBudget: Hashable, Sendable, Codable {
  /// L, mm.
  public var depth: Double
  /// K, in mm of lead tungstate.
  public var cost: Double
  /// c, in mm of lead tungstate.
  public var readout: Double

  /// A budget; by default that of 50 layers of 2.3 mm and 5.7 mm.
  public init(depth: Double = 400, cost: Double = 165, readout: Double = 1) {
    (self.depth, self.cost, self.readout) = (depth, cost, readout)
  }

  /// The layers that use up depth and cost; nil if there are none with absorbers and gaps.
  public func layers(_ count: Int) -> LayerProfile? {
    let absorber = cost / Double(count) - readout
    let gap = depth / Double(count) - absorber
    guard absorber > 0, gap > 0 else { return nil }
    return LayerProfile(count: count, absorber: absorber, gap: gap)
  }
}

/// Layers whose thicknesses change linearly with depth: depth and cost do not depend on the slopes.
public struct LayerProfile: Hashable, Sendable, Codable {
  /// n.
  public let count: Int
  /// The mean absorber a, mm.
  public let absorber: Double
  /// The mean gap g, mm.
  public let gap: Double
  /// s: layer i has the absorber a·(1 + s·zᵢ), zᵢ = (2i + 1)/n − 1 from −1 to 1.
  public var absorberSlope = 0.0
  /// The same of gaps.
  public var gapSlope = 0.0

  init(count: Int, absorber: Double, gap: Double) {
    (self.count, self.absorber, self.gap) = (count, absorber, gap)
  }

  /// The same layers with other slopes.
  public func sloped(absorber: Double, gap: Double) -> LayerProfile {
    var profile = self
    (profile.absorberSlope, profile.gapSlope) = (absorber, gap)
    return profile
  }

  /// The same layers with slopes of u − d/2 and u + d/2; nil if a layer would be thinner than a twentieth.
  func sloped(common u: Double, difference d: Double) -> LayerProfile? {
    let slopes = (u - d / 2, u + d / 2)
    guard max(abs(slopes.0), abs(slopes.1)) <= 0.95 else { return nil }
    return sloped(absorber: slopes.0, gap: slopes.1)
  }

  /// Absorbers and gaps, mm.
  public var thicknesses: (absorbers: [Double], gaps: [Double]) {
    thicknesses(slopes: absorberSlope, gapSlope)
  }

  func thicknesses<N: DifferentiableNumber>(slopes first: N, _ second: N) -> (
    absorbers: [N], gaps: [N]
  ) {
    let places = (0..<count).map { Double(2 * $0 + 1) / Double(count) - 1 }
    return (
      places.map { first.scaled(by: $0).shifted(by: 1).scaled(by: absorber) },
      places.map { second.scaled(by: $0).shifted(by: 1).scaled(by: gap) }
    )
  }
}
