extension FitConfiguration {
  /// A free factor of the rates of samples.
  public struct NormFactor: Sendable, Equatable {
    /// The name, which is that of the parameter.
    public var name: String
    /// The regions in which it acts; nil for all.
    public var regions: [String]?
    /// The samples on which it acts; nil for all.
    public var samples: [String]?
    /// Where fits start; nil for pyhf's 1.
    public var nominal: Double?
    /// Where fits look; nil for pyhf's 0 to 10.
    public var bounds: ClosedRange<Double>?

    /// - Parameters:
    ///   - name: The name.
    ///   - regions: The regions in which it acts; nil for all.
    ///   - samples: The samples on which it acts; nil for all.
    ///   - nominal: Where fits start.
    ///   - bounds: Where fits look.
    public init(
      _ name: String, regions: [String]? = nil, samples: [String]? = nil, nominal: Double? = nil,
      bounds: ClosedRange<Double>? = nil
    ) {
      self.name = name
      self.regions = regions
      self.samples = samples
      self.nominal = nominal
      self.bounds = bounds
    }

    func acts(on sample: Sample, in region: Region) -> Bool {
      !sample.isData && regions?.contains(region.name) ?? true
        && samples?.contains(sample.name) ?? true
    }
  }

  /// A parameter that fits do not vary.
  public struct FixedParameter: Sendable, Equatable {
    /// A norm factor or a systematic uncertainty.
    public var name: String
    /// The value where it stays.
    public var value: Double

    /// - Parameters:
    ///   - name: A norm factor or a systematic uncertainty.
    ///   - value: The value where it stays.
    public init(_ name: String, at value: Double) {
      self.name = name
      self.value = value
    }
  }
}
