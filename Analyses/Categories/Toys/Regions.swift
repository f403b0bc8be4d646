import Apus

/// Two signals among background: categories of two scores, trained on the geometric mean of both signals'
/// expected significances.
///
/// The categories are regions where one component of a Gaussian mixture is the largest, as in gato-hep.
/// A penalty keeps categories from ending with hardly any simulated background, where the significance of
/// other events may not be defined.
///
/// The scores enter as logarithms of likelihood ratios, standardised; that changes no information, and a
/// width then means the same everywhere.
public struct Regions: Analysis {
  @Trainable public var mixture: GaussianMixture
  @Annealed(.exponential(from: 1, to: 0.02)) public var temperature
  private let events: ToyEvents

  /// Eleven categories.
  public init() { self.init(categories: 11) }

  /// - Parameters:
  ///   - categories: Their number, at least 1.
  ///   - events: How many events are made.
  public init(
    categories: Int, events: ToyEvents = ToyEvents(signal: 100_000, background: 500_000)
  ) {
    _mixture = Trainable(
      wrappedValue: GaussianMixture(
        inputs: 2, outputs: categories, means: .uniform(-1...3), width: 0.7))
    self.events = events
  }

  public var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 300
      $0.batchSize = 20_000
      $0.validationInterval = 20
      $0.optimiser = Adam(learningRate: 0.05)
      $0.schedule = .cosine(steps: 300, final: 0.02)
    }
  }

  public var pipeline: Pipeline {
    Observe("category") { mixture($0.standardised(["ratio1", "ratio2"])) }
    Fill(categories: mixture.outputs, temperature: temperature)
    Model()
    Objective.counting(.meanSignificance) + .minimumBackground(5)
  }

  public func data(_ request: DataRequest) throws -> AnalysisData {
    try events.scores(seed: request.seed)
  }
}
