/// Bins with a number in each: what histograms, bands in steps and stacks have in common.
struct StepOutline {
  let edges: [Double]
  let values: [Double]

  init(edges: [Double], values: [Double], _ what: String) {
    precondition(
      edges.count == values.count + 1,
      "\(what): \(edges.count) edges for \(values.count) bins; there is one edge more than bins")
    (self.edges, self.values) = (edges, values)
  }

  /// The points of each uninterrupted part, in pixels: two to a bin.
  ///
  /// - Parameter height: Where a bin's value lies; nil for a gap.
  func parts(on canvas: Canvas, _ height: (Double) -> Double?) -> [[SIMD2<Double>]] {
    let bins = values.indices.map { bin -> [SIMD2<Double>]? in
      guard let left = canvas.horizontalPlace(edges[bin]),
        let right = canvas.horizontalPlace(edges[bin + 1]), let y = height(values[bin])
      else { return nil }
      return [SIMD2(left, y), SIMD2(right, y)]
    }
    return bins.split(separator: nil).map { $0.compactMap(\.self).flatMap(\.self) }
  }
}
