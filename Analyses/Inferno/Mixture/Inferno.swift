import Apus
import Foundation

/// INFERNO: a network that is trained on the expected uncertainty of the signal's yield, with all that is
/// not known of the background, and the classifier that it is compared with.
public struct Inferno: Analysis {
  /// What the histogram is of.
  public enum Summary: String, Sendable, CaseIterable {
    /// The largest of the outputs, one for each bin, as in the paper.
    case categories
    /// Intervals of one output: the nearest of the trained centres, one for each bin.
    case intervals
    /// A classifier's score in uniform bins, trained on cross-entropy.
    case classifier
  }

  /// What is not known of the background.
  @Setting public var benchmark: Benchmark
  /// What the histogram is of.
  @Setting public var summary: Summary
  /// Its number of bins.
  @Setting public var bins: Int
  /// How many events are simulated.
  public var sizes = Mixture.Sizes()
  /// How training goes.
  public var training: TrainingSettings

  @Trainable var network: MLP
  @Trainable var centres: GlobalExpression
  @Annealed(.exponential(from: 3, to: 0.1)) var temperature

  /// The paper's benchmark 2 with ten outputs.
  public init() { self.init(.shape) }

  /// - Parameters:
  ///   - benchmark: What is not known of the background.
  ///   - summary: What the histogram is of.
  ///   - bins: Its number of bins, at least 1.
  public init(_ benchmark: Benchmark, _ summary: Summary = .categories, bins: Int = 10) {
    _benchmark = Setting(wrappedValue: benchmark, "benchmark")
    _summary = Setting(wrappedValue: summary, "summary")
    _bins = Setting(wrappedValue: bins, "bins", in: 1...)
    let (summary, bins) = (_summary.wrappedValue, _bins.wrappedValue)
    training = Self.training(summary)
    _network = Trainable(
      wrappedValue: MLP(
        inputs: Mixture.columns.count,
        hidden: [100, 100], outputs: summary == .categories ? bins : 1,
        activation: .relu,
        output: summary == .classifier ? .sigmoid : .identity, precision: .single))
    let spread = summary == .intervals ? bins : 1
    _centres = Trainable(
      wrappedValue: GlobalExpression(
        (0..<spread).map { 4 * (Double($0) + 0.5) / Double(spread) - 2 }), learningRateFactor: 3)
  }

  public var pipeline: Pipeline {
    channel
    Model(
      poi: "s", factorInterpolation: .piecewiseLinear, shiftInterpolation: .parabolicLinear
    ) {
      for nuisance in benchmark.nuisances { uncertainty(nuisance) }
    }
    Objective.uncertainty
  }

  private var channel: Channel {
    switch summary {
    case .categories:
      channel("category", Fill(categories: bins, temperature: temperature)) { $0 }
    case .intervals:
      // −(z − c)²/2 but for a term that all categories share: the nearest centre is largest.
      channel("interval", Fill(categories: bins, temperature: temperature)) {
        $0 * centres - 0.5 * square(centres)
      }
    case .classifier:
      channel(
        "score",
        Fill(
          edges: GlobalExpression((0...bins).map { Double($0) / Double(bins) }), bandwidth: 0.02)
      ) { $0.reshaped(to: .scalar) }
    }
  }

  private func channel(
    _ name: String, _ fill: Fill, _ observable: @escaping (EventExpression) -> EventExpression
  ) -> Channel {
    Channel("signal region") {
      Observe(name) { observable(network($0.standardised(Mixture.columns))) }
      fill
    }
  }

  private func uncertainty(_ nuisance: Nuisance) -> Uncertainty {
    switch nuisance {
    case .normalisation:
      NormSys("b", nuisance.step / Mixture.backgroundEvents, on: "background").uncertainty
    case .position, .rate:
      HistoSys(nuisance.rawValue, constraint: benchmark.constraint(of: nuisance)).uncertainty
    }
  }

  public func data(_ request: DataRequest) throws -> AnalysisData {
    try Mixture.data(varying: benchmark.nuisances, sizes: sizes, seed: request.seed)
  }
}
