import HistFactory

/// What is not known of the background.
public enum Nuisance: String, Sendable, CaseIterable {
  /// r, where the background is centred in x₀.
  case position = "r"
  /// λ, the rate of the background's exponential in x₂.
  case rate = "lambda"
  /// b, the background's expected events.
  case normalisation = "b"

  /// How far from nominal the varied samples are.
  public var step: Double {
    switch self {
    case .position: 0.2
    case .rate: 0.5
    case .normalisation: 100
    }
  }

  /// The standard deviation of the auxiliary measurement, in the benchmarks that have one.
  public var width: Double {
    switch self {
    case .position: 0.4
    case .rate: 1
    case .normalisation: 100
    }
  }
}

/// The paper's five sets of nuisance parameters, each with a signal yield to be measured.
public enum Benchmark: Int, Sendable, CaseIterable {
  /// Nothing but the signal's yield is unknown.
  case yield
  /// r is unknown.
  case position
  /// r and λ are unknown.
  case shape
  /// r and λ are known to ±0.4 and ±1.
  case constrainedShape
  /// Besides, b is known to ±100.
  case everything

  /// What is not known of the background.
  public var nuisances: [Nuisance] {
    switch self {
    case .yield: []
    case .position: [.position]
    case .shape, .constrainedShape: [.position, .rate]
    case .everything: Nuisance.allCases
    }
  }

  /// Whether there are auxiliary measurements.
  public var isConstrained: Bool { rawValue >= Benchmark.constrainedShape.rawValue }

  /// The constraint of one of its nuisance parameters, in units of the varied samples.
  public func constraint(of nuisance: Nuisance) -> NuisanceConstraint {
    isConstrained ? .gaussian(width: nuisance.width / nuisance.step) : .none
  }
}
