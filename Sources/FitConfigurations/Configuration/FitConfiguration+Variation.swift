extension FitConfiguration {
  /// One standard deviation up or down.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// One standard deviation up.
    case up = "Up"
    /// One standard deviation down.
    case down = "Down"
  }

  /// Where the template of a variation comes from.
  public enum Variation: Sendable, Equatable {
    /// From the other direction's: at the nominal integral, bins are 2 nominal − other, and the integral
    /// is 2 − other of the nominal one.
    case symmetrized
    /// From events or a histogram, found as the nominal ones but for these changes.
    case changing(TemplateChanges)

    /// As the nominal template, but for what is given.
    ///
    /// - Parameters:
    ///   - tree: The path of another tree.
    ///   - samplePaths: What stands for `{SamplePath}`.
    ///   - regionPath: What stands for `{RegionPath}`; of events only.
    ///   - variationPath: What stands for `{VariationPath}`; of histograms only.
    ///   - weight: The formula of an event's weight.
    ///   - filter: The condition on events, in place of the sample's or region's.
    ///   - variable: The formula of the observable.
    public static func changing(
      tree: String? = nil, samplePaths: [String]? = nil, regionPath: String? = nil,
      variationPath: String? = nil, weight: String? = nil, filter: String? = nil,
      variable: String? = nil
    ) -> Variation {
      .changing(
        TemplateChanges(
          tree: tree, samplePaths: samplePaths, regionPath: regionPath,
          variationPath: variationPath,
          weight: weight, filter: filter, variable: variable))
    }
  }

  /// In what a variation's template differs from the nominal one; nil where it does not.
  public struct TemplateChanges: Sendable, Equatable {
    /// The path of another tree.
    public var tree: String?
    /// What stands for `{SamplePath}`.
    public var samplePaths: [String]?
    /// What stands for `{RegionPath}`; of events only.
    public var regionPath: String?
    /// What stands for `{VariationPath}`; of histograms only.
    public var variationPath: String?
    /// The formula of an event's weight.
    public var weight: String?
    /// The condition on events, in place of the sample's or region's.
    public var filter: String?
    /// The formula of the observable.
    public var variable: String?

    /// - Parameters:
    ///   - tree: The path of another tree.
    ///   - samplePaths: What stands for `{SamplePath}`.
    ///   - regionPath: What stands for `{RegionPath}`; of events only.
    ///   - variationPath: What stands for `{VariationPath}`; of histograms only.
    ///   - weight: The formula of an event's weight.
    ///   - filter: The condition on events, in place of the sample's or region's.
    ///   - variable: The formula of the observable.
    public init(
      tree: String? = nil, samplePaths: [String]? = nil, regionPath: String? = nil,
      variationPath: String? = nil, weight: String? = nil, filter: String? = nil,
      variable: String? = nil
    ) {
      self.tree = tree
      self.samplePaths = samplePaths
      self.regionPath = regionPath
      self.variationPath = variationPath
      self.weight = weight
      self.filter = filter
      self.variable = variable
    }
  }
}
