import Studies

/// The design with the best resolution at a depth and a cost: the number of layers, then their slopes.
public struct DesignStudy: StudyResult {
  /// A design simulated anew.
  public struct Check: Hashable, Sendable, Codable {
    /// How the design was found.
    public let name: String
    /// The design.
    public let layers: LayerProfile
    /// Its resolution.
    public let resolution: Resolution
  }

  /// Equal layers.
  public let scan: LayerScan
  /// d(σ/μ)/d(slopes) of the best equal layers: along ways.
  public let pathwiseGradient: [Double]
  /// The same by central differences of 0.05.
  public let differences: [Double]
  /// Searches for slopes.
  public let searches: [SlopeSearch]
  /// The layers given at first, the best equal ones, and what the searches found, all with another seed.
  public let checks: [Check]

  /// Searches, then checks what was found by showers that no search has seen.
  ///
  /// - Parameters:
  ///   - budget: Depth and cost.
  ///   - counts: Numbers of layers to scan.
  ///   - first: The number of layers to compare with.
  ///   - model: How designs are simulated; checks have the next seed and twice as many showers.
  /// - Throws: ``SetupError`` for what means nothing.
  public init(_ budget: DesignBudget, counts: [Int], first: Int, _ model: ResolutionModel) throws {
    scan = try LayerScan(budget, counts: counts, model)
    guard let layers = budget.layers(scan.best), let given = budget.layers(first) else {
      throw SetupError(
        what: "the number of layers", given: Double(first),
        expected: "one that leaves absorbers and gaps within the budget")
    }
    pathwiseGradient = try model.pathwiseGradient(of: layers)
    differences = try model.differences(of: layers, step: 0.05)
    searches = [
      try SlopeSearch.nelderMead(layers, model), try SlopeSearch.surfaces(layers, model),
    ]
    var other = model
    other.seed &+= 1
    other.showers *= 2
    let designs =
      [("first", given), ("equal layers", layers)] + searches.map { ($0.method, $0.layers) }
    checks = try designs.map { [other] name, layers in
      Check(name: name, layers: layers, resolution: try other.resolution(of: layers))
    }
  }
}
