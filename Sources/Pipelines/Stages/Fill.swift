import Autodiff
import Histograms

/// Fills the histogram of a channel.
///
/// ```swift
/// Fill(innerEdges: edges, in: 0...1, bandwidth: 0.05)
/// Fill(categories: 10, temperature: temperature)
/// ```
public struct Fill {
  public let binning: Binning
  public let pedestal: Double
  public let variance: BinVariance

  /// - Parameters:
  ///   - binning: How the observable is divided.
  ///   - pedestal: Events added to every bin of every template, in both readings, so that no
  ///     bin is empty. 0 unless asked for.
  ///   - variance: How the statistical variance of relaxed bins is reckoned.
  public init(_ binning: Binning, pedestal: Double = 0, variance: BinVariance = .ofTemplate) {
    self.binning = binning
    self.pedestal = pedestal
    self.variance = variance
  }

  /// - Parameters:
  ///   - edges: All bin edges, ascending; may be trainable.
  ///   - bandwidth: Width of the kernel in the relaxed reading, in the observable's unit: the standard
  ///     deviation of a Gaussian one. May be trainable or annealed.
  ///   - kernel: Its shape.
  ///   - outside: What becomes of events beyond the outer edges.
  ///   - pedestal: Events added to every bin of every template, in both readings, so that no
  ///     bin is empty. 0 unless asked for.
  ///   - variance: How the statistical variance of relaxed bins is reckoned.
  public init(
    edges: GlobalExpression, bandwidth: GlobalExpression, kernel: BinKernel = .gaussian,
    outside: OutsideMass = .foldedIntoEdgeBins, pedestal: Double = 0,
    variance: BinVariance = .ofTemplate
  ) {
    self.init(
      .edges(edges, kernel: kernel, bandwidth: bandwidth, outside: outside), pedestal: pedestal,
      variance: variance)
  }

  /// Inner edges between fixed limits.
  public init(
    innerEdges: GlobalExpression, in limits: ClosedRange<Double>, bandwidth: GlobalExpression,
    kernel: BinKernel = .gaussian, outside: OutsideMass = .foldedIntoEdgeBins,
    pedestal: Double = 0, variance: BinVariance = .ofTemplate
  ) {
    self.init(
      edges: concatenate([[limits.lowerBound], innerEdges, [limits.upperBound]].map { $0 }),
      bandwidth: bandwidth, kernel: kernel, outside: outside, pedestal: pedestal,
      variance: variance)
  }

  /// Categories instead of intervals: the observable has a logit for each, such as the outputs of a
  /// network or the log densities of a `GaussianMixture`.
  ///
  /// - Parameters:
  ///   - categories: Their number, at least 1.
  ///   - temperature: T of the relaxed reading's softmax(z/T); may be trainable or annealed.
  ///   - pedestal: Events added to every bin of every template, in both readings. 0 unless asked for.
  ///   - variance: How the statistical variance of relaxed bins is reckoned.
  public init(
    categories: Int, temperature: GlobalExpression, pedestal: Double = 0,
    variance: BinVariance = .ofTemplate
  ) {
    precondition(categories >= 1, "\(categories) categories; give 1 or more")
    self.init(
      .categories(categories, temperature: temperature), pedestal: pedestal, variance: variance)
  }

  /// 1 for the bin that an event is counted in, 0 for the others, of shape `[bins]` per event.
  func membership(of observable: EventExpression) -> EventExpression {
    switch binning {
    case .edges(let edges, _, _, let outside):
      binMembership(of: observable, edges: edges, outside: outside)
    case .categories: observable.oneHotArgmax()
    }
  }

  /// The histogram of one value per event: the stage as a plain function.
  ///
  /// - Parameters:
  ///   - observable: A scalar per event; a vector of logits for categories.
  ///   - weights: Weights after the cuts.
  ///   - fullWeights: Weights before the cuts; `weights` if nil.
  ///   - reading: Whether events are counted or spread.
  public func callAsFunction(
    _ observable: EventExpression, weights: EventExpression, fullWeights: EventExpression? = nil,
    reading: Reading
  ) -> Template {
    binning.template(
      of: observable, weights: weights, fullWeights: fullWeights, variance: variance,
      reading: reading)
  }
}
