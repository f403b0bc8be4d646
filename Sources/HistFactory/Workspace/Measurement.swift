extension Workspace {
  /// A question to the model: the parameter of interest, and how parameters are treated.
  public struct Measurement: Hashable, Sendable {
    public var name: String
    /// The parameter of interest; nil if there is none, which is written as an empty name.
    public var parameterOfInterest: String?
    public var parameters: [ParameterSettings]

    public init(
      name: String, parameterOfInterest: String?, parameters: [ParameterSettings] = []
    ) {
      self.name = name
      self.parameterOfInterest = parameterOfInterest
      self.parameters = parameters
    }
  }

  /// What a measurement says about one parameter; nil stands for what its modifiers imply.
  ///
  /// Arrays have one element for each bin of a parameter that has one factor per bin, otherwise one.
  public struct ParameterSettings: Hashable, Sendable {
    public var name: String
    /// Where fits start, and where the parameter stays if it is fixed.
    public var inits: [Double]?
    /// Pairs of lower and upper bound.
    public var bounds: [[Double]]?
    /// The auxiliary measurements.
    public var auxdata: [Double]?
    /// Auxiliary events at factor 1, for parameters with a Poisson constraint.
    public var factors: [Double]?
    /// The widths of normal constraints.
    public var sigmas: [Double]?
    /// Whether fits hold the parameter at its initial value.
    public var fixed: Bool?

    public init(
      name: String, inits: [Double]? = nil, bounds: [[Double]]? = nil, auxdata: [Double]? = nil,
      factors: [Double]? = nil, sigmas: [Double]? = nil, fixed: Bool? = nil
    ) {
      self.name = name
      self.inits = inits
      self.bounds = bounds
      self.auxdata = auxdata
      self.factors = factors
      self.sigmas = sigmas
      self.fixed = fixed
    }
  }
}
