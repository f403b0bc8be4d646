extension FitConfiguration {
  /// How variations are smoothed, and where.
  public struct Smoothing: Sendable, Equatable {
    /// The way of smoothing.
    public var algorithm: SmoothingAlgorithm
    /// The regions in which it is applied; nil for all.
    public var regions: [String]?
    /// The samples to which it is applied; nil for all.
    public var samples: [String]?

    /// - Parameters:
    ///   - algorithm: The way of smoothing.
    ///   - regions: The regions in which it is applied; nil for all.
    ///   - samples: The samples to which it is applied; nil for all.
    public init(
      _ algorithm: SmoothingAlgorithm = .runningMediansTwice, regions: [String]? = nil,
      samples: [String]? = nil
    ) {
      self.algorithm = algorithm
      self.regions = regions
      self.samples = samples
    }
  }

  /// A way of smoothing the ratio of a varied template to the nominal one. The raw values are the names
  /// in configuration files.
  public enum SmoothingAlgorithm: String, Sendable, CaseIterable {
    /// Running medians of three, five and three bins, parabolas over flat parts, a running mean (353QH);
    /// then once more on what that leaves of the ratio. See ``smoothed353QHTwice(_:)``.
    case runningMediansTwice = "353QH, twice"
  }
}
