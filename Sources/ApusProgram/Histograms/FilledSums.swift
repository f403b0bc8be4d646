import Formulas
import Histograms
import ROOTFiles

/// Sums over what was filled inside all axes, as ROOT keeps them: mean and spread without the blur of
/// bins.
struct FilledSums {
  private let ranges: [(low: Double, high: Double)]
  private let pairs: [(Int, Int)]
  private var (weight, square) = (0.0, 0.0)
  private var first: [Double]
  private var second: [Double]
  private var products: [Double]
  /// Whether all axes are of numbers, so that there are sums at all.
  let areNumeric: Bool

  init(axes: [Axis]) {
    ranges = axes.map { ($0.edges[0], $0.edges[$0.count]) }
    pairs = axes.count == 2 ? [(0, 1)] : []
    first = axes.map { _ in 0 }
    second = axes.map { _ in 0 }
    products = pairs.map { _ in 0 }
    areNumeric = axes.allSatisfy { $0.categories == nil }
  }

  mutating func add(_ values: FillingValues) {
    guard areNumeric else { return }
    let columns = values.axes.map { axis -> [Double] in
      if case .numbers(let numbers) = axis { numbers } else { [] }
    }
    for entry in 0..<values.count {
      let isInside = zip(columns, ranges).allSatisfy { column, range in
        column[entry] >= range.low && column[entry] < range.high
      }
      guard isInside else { continue }
      let w = values.weights?[entry] ?? 1
      weight += w
      square += w * w
      for (axis, column) in columns.enumerated() {
        first[axis] += w * column[entry]
        second[axis] += w * column[entry] * column[entry]
      }
      for (index, pair) in pairs.enumerated() {
        products[index] += w * columns[pair.0][entry] * columns[pair.1][entry]
      }
    }
  }

  /// Mean and spread along an axis; nil for categories and where nothing was filled.
  func moments(_ axis: Int) -> (mean: Double, deviation: Double)? {
    guard areNumeric, weight != 0 else { return nil }
    return Self.moments(weight, first[axis], second[axis])
  }

  /// The same of ROOT's sums.
  static func moments(_ sums: ROOTStatistics, _ axis: Int) -> (mean: Double, deviation: Double)? {
    guard sums.sumOfWeights != 0 else { return nil }
    return moments(sums.sumOfWeights, sums.sums[axis], sums.sumsOfSquares[axis])
  }

  private static func moments(
    _ weight: Double, _ first: Double, _ second: Double
  ) -> (mean: Double, deviation: Double) {
    let mean = first / weight
    return (mean, max(second / weight - mean * mean, 0).squareRoot())
  }

  /// Nil for categories.
  var statistics: ROOTStatistics? {
    guard areNumeric else { return nil }
    return ROOTStatistics(
      sumOfWeights: weight, sumOfSquaredWeights: square, sums: first, sumsOfSquares: second,
      sumsOfProducts: products)
  }
}
