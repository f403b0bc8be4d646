/// How far metrics may be off because the simulated events are few: found from replicas of the events, in
/// which each occurs as often as a Poisson number of mean 1 says (bootstrap).
public struct MetricsError: Sendable, Codable, Hashable {
  /// The standard deviation of each metric over the replicas.
  public let standard: Metrics
  /// Below it lie 15.87 % of the replicas' values, metric by metric.
  public let low: Metrics
  /// Above it lie 15.87 % of the replicas' values, metric by metric.
  public let high: Metrics
  /// How many replicas were made.
  public let replicas: Int
  /// How many of them have no metrics, as where no background is left in a bin; they are left out.
  public let failed: Int
  /// Why the first of these has none.
  public let problem: String?

  /// - Parameter replicas: The metrics of each replica, or why there are none.
  /// - Throws: `PipelineError.noReplicas` where fewer than two have metrics.
  init(_ replicas: [Result<Metrics, PipelineError>]) throws {
    let defined = replicas.compactMap { try? $0.get() }
    let problems = replicas.compactMap { replica -> String? in
      guard case .failure(let error) = replica else { return nil }
      return "\(error)"
    }
    (self.replicas, failed, problem) = (replicas.count, problems.count, problems.first)
    guard defined.count >= 2 else {
      throw PipelineError.noReplicas(
        count: replicas.count, failed: problems.count, reason: problems.first ?? "too few replicas")
    }
    standard = Metrics(of: defined, standardDeviation)
    low = Metrics(of: defined) { quantile(0.158655, $0) }
    high = Metrics(of: defined) { quantile(0.841345, $0) }
  }
}

extension Metrics {
  /// One number made of each metric's values.
  fileprivate init(of all: [Metrics], _ summary: ([Double]) -> Double) {
    self.init(
      significance: summary(all.map(\.significance)), pValue: summary(all.map(\.pValue)),
      cls: summary(all.map(\.cls)), uncertainty: summary(all.map(\.uncertainty)))
  }
}

/// The square root of Σ(x − mean)²/(n − 1).
private func standardDeviation(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}

/// The quantile at p, linear between the ordered values, the first being at 0 and the last at 1
/// (R. Hyndman and Y. Fan's definition 7, doi:10.1080/00031305.1996.10473566).
private func quantile(_ p: Double, _ values: [Double]) -> Double {
  let sorted = values.sorted()
  let position = p * Double(sorted.count - 1)
  let lower = Int(position)
  let upper = min(lower + 1, sorted.count - 1)
  return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
}
