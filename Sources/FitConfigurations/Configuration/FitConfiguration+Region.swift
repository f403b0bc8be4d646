extension FitConfiguration {
  /// A region of phase space: what is binned there, and which events it has.
  public struct Region: Sendable, Equatable {
    /// The name, which becomes that of the channel.
    public var name: String
    /// The formula of the observable; of no use for histograms.
    public var variable: String?
    /// The edges of the bins, increasing. The last edge belongs to no bin, and neither do events
    /// beyond the edges. Of no use for histograms.
    public var binning: [Double]?
    /// The condition on events; nil for all.
    public var filter: String?
    /// What stands for `{RegionPath}`.
    public var path: String?

    /// - Parameters:
    ///   - name: The name.
    ///   - variable: The formula of the observable.
    ///   - binning: The edges of the bins.
    ///   - filter: The condition on events.
    ///   - path: What stands for `{RegionPath}`.
    public init(
      _ name: String, variable: String? = nil, binning: [Double]? = nil, filter: String? = nil,
      path: String? = nil
    ) {
      self.name = name
      self.variable = variable
      self.binning = binning
      self.filter = filter
      self.path = path
    }
  }
}
