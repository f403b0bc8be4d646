import HistFactory

/// A profile likelihood at points of one or two parameters.
public struct Scan: Sendable {
  /// The names of the scanned parameters.
  public let parameters: [String]
  public let points: [Point]
  /// The free fit, from which the points count.
  public let best: BestFit

  /// One point of a scan.
  public struct Point: Sendable {
    /// Values of the scanned parameters.
    public let values: [Double]
    /// −2 log of the profile likelihood ratio to the best fit.
    public let t: Double
    /// The fit with the scanned parameters held.
    public let fit: BestFit
  }

  /// One sentence for each fit that did not converge.
  public var warnings: [String] {
    let failed = points.filter { !$0.fit.isConverged }
    return (best.isConverged ? [] : ["free fit: \(best.outcome)"])
      + failed.map { point in
        let place = zip(parameters, point.values).map { "\($0) = \($1)" }
        return "fit at \(place.joined(separator: ", ")): \(point.fit.outcome)"
      }
  }
}

extension Likelihood {
  /// The profile likelihood at values of one parameter.
  ///
  /// - Parameters:
  ///   - name: A parameter, or one of its elements as in `stat[2]`.
  ///   - values: Where; they may lie outside the parameter's bounds.
  ///   - progress: Called after each fit with how many are done.
  /// - Throws: `ModelError.unknownParameter`, with near names; `TestError.notFinite`.
  public func scan(_ name: String, at values: [Double], progress: (Int) -> Void = { _ in }) throws
    -> Scan
  {
    try scan([name], at: values.map { [$0] }, progress)
  }

  /// The profile likelihood on a grid of values of two parameters, the second varying fastest.
  ///
  /// - Parameters:
  ///   - first: A parameter, or one of its elements.
  ///   - firstValues: Its values.
  ///   - second: Another one.
  ///   - secondValues: Its values.
  ///   - progress: Called after each fit with how many are done.
  /// - Throws: `ModelError.unknownParameter`, with near names; `TestError.notFinite`.
  public func scan(
    _ first: String, at firstValues: [Double], _ second: String, at secondValues: [Double],
    progress: (Int) -> Void = { _ in }
  ) throws -> Scan {
    try scan(
      [first, second], at: firstValues.flatMap { a in secondValues.map { [a, $0] } }, progress)
  }

  private func scan(_ names: [String], at points: [[Double]], _ progress: (Int) -> Void) throws
    -> Scan
  {
    for (name, value) in points.flatMap({ zip(names, $0) }) { _ = try value.finite(for: name) }
    let elements = try names.map { try model.elements(named: $0).lowerBound }
    var best = fit(holding: [:], from: model.initialValues)
    var start = best.parameters
    let fits = points.enumerated().map { index, values in
      let held = Dictionary(zip(elements, values)) { _, last in last }
      for (element, value) in held { start[element] = value }
      let fit = fit(holding: held, from: start)
      if fit.isConverged { start = fit.parameters }
      progress(index + 1)
      return fit
    }
    // A fit below the free one shows that this was in another minimum.
    if let lowest = fits.min(by: { $0.halfDeviance < $1.halfDeviance }),
      lowest.halfDeviance < best.halfDeviance
    {
      let lower = fit(holding: [:], from: lowest.parameters)
      if lower.halfDeviance < best.halfDeviance { best = lower }
    }
    return Scan(
      parameters: names,
      points: zip(points, fits).map { values, fit in
        Scan.Point(values: values, t: max(2 * (fit.halfDeviance - best.halfDeviance), 0), fit: fit)
      }, best: best)
  }
}
