import Apus

/// One signal among background: the walls between the bins of a score, trained on the expected
/// significance.
///
/// The score enters as the logarithm of the likelihood ratio, in which a bandwidth means the same
/// everywhere; of the score itself, a bin of 0.0013 at the upper end matters as much as one of 0.15
/// further below. Walls start equidistant, under a kernel that narrows from wider than a bin to nearly
/// none.
public struct Walls: Analysis {
  /// The range of the walls; the outer bins are open.
  public static let range = -6.0...10.0

  @Trainable public var walls: GlobalExpression
  @Annealed(.exponential(from: 1, to: 0.01)) public var bandwidth
  private let events: ToyEvents
  private let minimumBackground: Double?

  /// Five bins of as many events as in gato-hep's example.
  public init() { self.init(bins: 5) }

  /// - Parameters:
  ///   - bins: The number of bins, at least 2.
  ///   - events: How many events are made.
  ///   - minimumBackground: Background events below which a bin is penalised; nil for none.
  public init(
    bins: Int, events: ToyEvents = ToyEvents(signal: 100_000, background: 300_000),
    minimumBackground: Double? = nil
  ) {
    precondition(bins >= 2, "\(bins) bins; give 2 or more")
    let width = (Self.range.upperBound - Self.range.lowerBound) / Double(bins)
    let start = (1..<bins).map { Self.range.lowerBound + width * Double($0) }
    _walls = Trainable(wrappedValue: GlobalExpression(start), .ordered(in: Self.range))
    (self.events, self.minimumBackground) = (events, minimumBackground)
  }

  public var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 200
      $0.optimiser = Adam(learningRate: 0.1)
      $0.schedule = .cosine(steps: 200, final: 0.02)
    }
  }

  public var pipeline: Pipeline {
    Observe("log likelihood ratio") { $0["ratio"] }
    Fill(innerEdges: walls, in: Self.range, bandwidth: bandwidth)
    Model()
    objective
  }

  private var objective: Objective {
    let significance = Objective.counting(.significance)
    return minimumBackground.map { significance + .minimumBackground($0) } ?? significance
  }

  public func data(_ request: DataRequest) throws -> AnalysisData {
    try events.ratios(seed: request.seed)
  }
}
