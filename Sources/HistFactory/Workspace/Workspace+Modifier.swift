extension Workspace {
  /// A way in which parameters change a sample's rates; see `HistFactory.Modifier`.
  public struct Modifier: Hashable, Sendable {
    /// The name of the parameter.
    public var name: String
    public var effect: Effect

    public init(name: String, effect: Effect) {
      self.name = name
      self.effect = effect
    }
  }

  /// What a modifier does, with its numbers.
  public enum Effect: Hashable, Sendable {
    /// `normfactor`: a free factor.
    case normFactor
    /// `normsys`: factors at α = −1 and +1.
    case normSys(low: Double, high: Double)
    /// `histosys`: templates at α = −1 and +1.
    case histoSys(low: [Double], high: [Double])
    /// `shapesys`: absolute uncertainties per bin, with a Poisson constraint.
    case shapeSys([Double])
    /// `shapefactor`: a free factor per bin.
    case shapeFactor
    /// `staterror`: absolute uncertainties per bin, shared in the channel, with a normal constraint.
    case statError([Double])
    /// `lumi`: a factor whose value and uncertainty the measurement states.
    case luminosity
  }
}
