import Apus
import Foundation

/// INFERNO: a network that is trained on the expected uncertainty of the signal's yield, with all that is
/// not known of the background, and the classifier that it is compared with.
public struct Inferno: Analysis {
  /// What the histogram is of.
  public enum Summary: Hashable, Sendable {
    /// The largest of so many outputs, as in the paper.
    case categories(Int)
    /// Intervals of one output: the nearest of so many trained centres.
    case intervals(Int)
    /// A classifier's score in ten uniform bins, trained on cross-entropy.
    case classifier
  }

  /// What is not known of the background.
  public let benchmark: Benchmark
  /// What the histogram is of.
  public let summary: Summary
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
  public init(_ benchmark: Benchmark, _ summary: Summary = .categories(10)) {
    (self.benchmark, self.summary) = (benchmark, summary)
    training = Self.training(summary)
    let outputs = if case .categories(let count) = summary { count } else { 1 }
    _network = Trainable(
      wrappedValue: MLP(
        inputs: Mixture.columns.count,
        hidden: [100, 100], outputs: outputs,
        activation: .relu,
        output: summary == .classifier ? .sigmoid : .identity, precision: .single))
    let spread = if case .intervals(let count) = summary { count } else { 1 }
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
    case .categories(let count):
      channel("category", Fill(categories: count, temperature: temperature)) { $0 }
    case .intervals(let count):
      // −(z − c)²/2 but for a term that all categories share: the nearest centre is largest.
      channel("interval", Fill(categories: count, temperature: temperature)) {
        $0 * centres - 0.5 * square(centres)
      }
    case .classifier:
      channel(
        "score",
        Fill(edges: GlobalExpression((0...10).map { Double($0) / 10 }), bandwidth: 0.02)
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
