extension FitConfiguration {
  /// A systematic uncertainty: what the templates would be one standard deviation up and down.
  public struct Systematic: Sendable, Equatable {
    /// What it does to the templates.
    public enum Effect: Sendable, Equatable {
      /// Factors 1 + up and 1 + down on whole templates: 0.05 and −0.05 are five per cent.
      case normalization(up: Double, down: Double)
      /// Templates of their own. In the workspace their integrals become factors (`normsys`) and what
      /// is left of them, at the nominal integral, shapes (`histosys`; not for a single bin).
      case template(up: Variation, down: Variation, smoothing: Smoothing?)
    }

    /// The name.
    public var name: String
    /// What it does.
    public var effect: Effect
    /// The name of its parameter, which several uncertainties may share; nil for its own name.
    public var modifierName: String?
    /// The regions in which it acts; nil for all.
    public var regions: [String]?
    /// The samples on which it acts, the data aside; nil for all.
    public var samples: [String]?

    /// - Parameters:
    ///   - name: The name.
    ///   - effect: What it does.
    ///   - modifierName: The name of its parameter; nil for its own name.
    ///   - regions: The regions in which it acts; nil for all.
    ///   - samples: The samples on which it acts; nil for all.
    public init(
      _ name: String, _ effect: Effect, modifierName: String? = nil, regions: [String]? = nil,
      samples: [String]? = nil
    ) {
      self.name = name
      self.effect = effect
      self.modifierName = modifierName
      self.regions = regions
      self.samples = samples
    }

    /// An uncertainty of the rate alone.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - up: The relative change one standard deviation up, such as 0.05.
    ///   - down: The relative change one standard deviation down, such as −0.05.
    ///   - modifierName: The name of its parameter; nil for its own name.
    ///   - regions: The regions in which it acts; nil for all.
    ///   - samples: The samples on which it acts; nil for all.
    public static func normalization(
      _ name: String, up: Double, down: Double, modifierName: String? = nil,
      regions: [String]? = nil, samples: [String]? = nil
    ) -> Systematic {
      Systematic(
        name, .normalization(up: up, down: down), modifierName: modifierName, regions: regions,
        samples: samples)
    }

    /// An uncertainty of rate and shape.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - up: The template one standard deviation up.
    ///   - down: The template one standard deviation down.
    ///   - smoothing: How both are smoothed; nil for not at all.
    ///   - modifierName: The name of its parameter; nil for its own name.
    ///   - regions: The regions in which it acts; nil for all.
    ///   - samples: The samples on which it acts; nil for all.
    public static func template(
      _ name: String, up: Variation, down: Variation, smoothing: Smoothing? = nil,
      modifierName: String? = nil, regions: [String]? = nil, samples: [String]? = nil
    ) -> Systematic {
      Systematic(
        name, .template(up: up, down: down, smoothing: smoothing), modifierName: modifierName,
        regions: regions, samples: samples)
    }

    /// The name of its parameter.
    public var parameterName: String { modifierName ?? name }

    func acts(on sample: Sample, in region: Region) -> Bool {
      !sample.isData && regions?.contains(region.name) ?? true
        && samples?.contains(sample.name) ?? true
    }

    /// The template of one direction; nil for an uncertainty of the rate alone.
    func variation(_ direction: Direction) -> Variation? {
      guard case .template(let up, let down, _) = effect else { return nil }
      return direction == .up ? up : down
    }

    /// How templates of this sample in this region are smoothed, if they are.
    func smoothing(of sample: String, in region: String) -> SmoothingAlgorithm? {
      guard case .template(_, _, let smoothing?) = effect else { return nil }
      let isMeant =
        smoothing.regions?.contains(region) ?? true && smoothing.samples?.contains(sample) ?? true
      return isMeant ? smoothing.algorithm : nil
    }
  }
}
