extension FitConfiguration {
  /// A process, or the data.
  public struct Sample: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The path of the tree in its files, empty for the only one and for files without trees, such as
    /// tables of text; nil where templates are read as histograms.
    public var tree: String?
    /// What stands for `{SamplePath}`; events of several files are added up.
    public var paths: [String]?
    /// The formula of an event's weight; nil for 1.
    public var weight: String?
    /// The condition on events, in place of the region's.
    public var filter: String?
    /// Whether this is what was measured; exactly one sample is.
    public var isData: Bool
    /// Whether the finite number of simulated events counts as an uncertainty.
    public var hasStatisticalErrors: Bool
    /// The regions that have the sample; nil for all.
    public var regions: [String]?

    /// - Parameters:
    ///   - name: The name.
    ///   - tree: The path of the tree in its files.
    ///   - paths: What stands for `{SamplePath}`.
    ///   - weight: The formula of an event's weight.
    ///   - filter: The condition on events, in place of the region's.
    ///   - isData: Whether this is what was measured.
    ///   - hasStatisticalErrors: Whether the finite number of events counts as an uncertainty.
    ///   - regions: The regions that have the sample; nil for all.
    public init(
      _ name: String, tree: String? = nil, paths: [String]? = nil, weight: String? = nil,
      filter: String? = nil, isData: Bool = false, hasStatisticalErrors: Bool = true,
      regions: [String]? = nil
    ) {
      self.name = name
      self.tree = tree
      self.paths = paths
      self.weight = weight
      self.filter = filter
      self.isData = isData
      self.hasStatisticalErrors = hasStatisticalErrors
      self.regions = regions
    }

    /// The sample of what was measured.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - tree: The path of the tree in its files.
    ///   - paths: What stands for `{SamplePath}`.
    ///   - filter: The condition on events, in place of the region's.
    public static func data(
      _ name: String, tree: String? = nil, paths: [String]? = nil, filter: String? = nil
    ) -> Sample {
      Sample(name, tree: tree, paths: paths, filter: filter, isData: true)
    }

    func isIn(_ region: Region) -> Bool { regions?.contains(region.name) ?? true }
  }
}
