import HistFactory
import NumericalMethods

/// Expected events after a fit, with the fit's uncertainties.
public struct Yields: Sendable {
  /// A number with its standard deviation, √(gᵀ C g) with its gradient g and the covariance C.
  public struct Value: Sendable {
    public let value: Double
    public let uncertainty: Double
  }

  /// A row of bins and their sum, whose uncertainty takes account of correlations.
  public struct Row: Sendable {
    /// The sample; nil for the sum of all.
    public let sample: String?
    public let bins: [Value]
    public let sum: Value
  }

  public struct Channel: Sendable {
    public let name: String
    public let samples: [Row]
    public let total: Row
    /// Observed events in each bin.
    public let observed: [Double]
  }

  public let channels: [Channel]
}

extension BestFit {
  /// Expected events of each sample at the best fit.
  ///
  /// - Throws: `UndeterminedFit` if the likelihood does not determine the best fit.
  public func yields() throws -> Yields {
    guard let factor = factoredCurvature else { throw UndeterminedFit(self) }
    return Yields(self, factor)
  }
}

extension Yields {
  fileprivate init(_ fit: BestFit, _ factor: ArrowCholesky) {
    let likelihood = fit.likelihood
    let rates = likelihood.withFunction {
      $0.sampleRates(at: fit.parameters, of: likelihood.model)
    }
    let perChannel = Dictionary(grouping: rates, by: \.channel)
    var (next, channels) = (0, [Channel]())
    for channel in likelihood.model.channels {
      let samples = perChannel[channel.name]!
      let bins = next..<(next + samples[0].values.count)
      next = bins.upperBound
      let total = samples[0].values.indices.map { bin in samples.map { Rate($0, bin) }.sum() }
      channels.append(
        Channel(
          name: channel.name,
          samples: samples.map { sample in
            Row(sample.sample, sample.values.indices.map { Rate(sample, $0) }, fit, factor)
          },
          total: Row(nil, total, fit, factor), observed: Array(likelihood.main[bins])))
    }
    self.init(channels: channels)
  }
}

/// A number with its derivatives by elements of θ.
private struct Rate {
  var value = 0.0
  var slopes: [Int: Double] = [:]

  init() {}

  init(_ rates: SampleRates, _ bin: Int) {
    value = rates.values[bin]
    slopes = Dictionary(rates.gradients[bin].map { ($0.element, $0.slope) }) { $0 + $1 }
  }

  func evaluated(_ fit: BestFit, _ factor: ArrowCholesky) -> Yields.Value {
    var gradient = Array(repeating: 0.0, count: fit.parameters.count)
    for (element, slope) in slopes where fit.isFree[element] { gradient[element] = slope }
    let moved = factor.solve(gradient)
    let variance = zip(gradient, moved).reduce(0) { $0 + $1.0 * $1.1 }
    return Yields.Value(value: value, uncertainty: max(variance, 0).squareRoot())
  }
}

extension [Rate] {
  fileprivate func sum() -> Rate {
    reduce(into: Rate()) { sum, rate in
      sum.value += rate.value
      sum.slopes.merge(rate.slopes, uniquingKeysWith: +)
    }
  }
}

extension Yields.Row {
  fileprivate init(_ sample: String?, _ rates: [Rate], _ fit: BestFit, _ factor: ArrowCholesky) {
    self.init(
      sample: sample, bins: rates.map { $0.evaluated(fit, factor) },
      sum: rates.sum().evaluated(fit, factor))
  }
}
