extension Histogram {
  /// Counts events exactly: each adds its weight w to its bin's value and w² to its variance.
  ///
  /// Weights may be negative. Events are added in order. If an error is thrown, the histogram is as
  /// it was.
  ///
  /// - Parameters:
  ///   - values: The observable of each event.
  ///   - weights: The weight of each event; `nil` gives each the weight 1.
  /// - Throws: ``HistogramsError/weightCount(histogram:count:expected:)``,
  ///   ``HistogramsError/notANumber(histogram:event:)`` for an observable that is NaN (infinities
  ///   are underflow or overflow), or ``HistogramsError/badWeight(histogram:event:weight:)`` for
  ///   a weight that is NaN or infinite, or so large that a sum would be.
  public mutating func fill(_ values: [Double], weights: [Double]? = nil) throws {
    if let weights, weights.count != values.count {
      throw HistogramsError.weightCount(
        histogram: name, count: weights.count, expected: values.count)
    }
    var filled = self
    try filled.updateContents { contents in
      for (event, x) in values.enumerated() {
        guard let index = axis.flowIndex(of: x) else {
          throw HistogramsError.notANumber(histogram: name, event: event)
        }
        let weight = weights?[event] ?? 1
        contents[index].value += weight
        contents[index].variance += weight * weight
        guard contents[index].value.isFinite, contents[index].variance.isFinite else {
          throw HistogramsError.badWeight(histogram: name, event: event, weight: weight)
        }
      }
    }
    self = filled
  }

  /// This histogram with events added; see ``fill(_:weights:)``.
  public func filled(with values: [Double], weights: [Double]? = nil) throws -> Histogram {
    var result = self
    try result.fill(values, weights: weights)
    return result
  }
}
