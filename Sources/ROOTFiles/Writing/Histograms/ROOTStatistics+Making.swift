extension ROOTStatistics {
  /// Sums over what was filled inside the axes, for n of these.
  ///
  /// - Parameters:
  ///   - sumOfWeights: Σw.
  ///   - sumOfSquaredWeights: Σw².
  ///   - sums: Σwx of each axis, n numbers.
  ///   - sumsOfSquares: Σwx² of each axis, n numbers.
  ///   - sumsOfProducts: None for one axis; Σwxy for two; Σwxy, Σwxz and Σwyz for three.
  /// - Precondition: The numbers of sums belong to one n from 1 to 3.
  public init(
    sumOfWeights: Double, sumOfSquaredWeights: Double, sums: [Double], sumsOfSquares: [Double],
    sumsOfProducts: [Double] = []
  ) {
    precondition(
      (1...3).contains(sums.count) && sumsOfSquares.count == sums.count
        && sumsOfProducts.count == [0, 1, 3][sums.count - 1],
      "\(sums.count) sums, \(sumsOfSquares.count) of squares and \(sumsOfProducts.count) of"
        + " products; expected 1, 1 and 0, or 2, 2 and 1, or 3, 3 and 3")
    self.sumOfWeights = sumOfWeights
    self.sumOfSquaredWeights = sumOfSquaredWeights
    self.sums = sums
    self.sumsOfSquares = sumsOfSquares
    self.sumsOfProducts = sumsOfProducts
  }

  /// The sums as if all that is in a bin were at its centre.
  ///
  /// - Parameters:
  ///   - axes: One to three.
  ///   - weights: Σw of each bin with underflow and overflow, which do not count.
  ///   - squares: Σw² of each bin; nil for counts.
  init(axes: [ROOTAxis], weights: [Double], squares: [Double]?) {
    let centres = axes.map { zip($0.edges, $0.edges.dropFirst()).map { ($0 + $1) / 2 } }
    let pairs = [[], [(0, 1)], [(0, 1), (0, 2), (1, 2)]][axes.count - 1]
    var (sum, square) = (0.0, 0.0)
    var (sums, sumsOfSquares) = (axes.map { _ in 0.0 }, axes.map { _ in 0.0 })
    var products = pairs.map { _ in 0.0 }
    for bin in weights.indices {
      guard let position = position(of: bin, centres) else { continue }
      let weight = weights[bin]
      sum += weight
      square += squares?[bin] ?? abs(weight)
      for axis in axes.indices {
        sums[axis] += weight * position[axis]
        sumsOfSquares[axis] += weight * position[axis] * position[axis]
      }
      for (index, pair) in pairs.enumerated() {
        products[index] += weight * position[pair.0] * position[pair.1]
      }
    }
    self.init(
      sumOfWeights: sum, sumOfSquaredWeights: square, sums: sums, sumsOfSquares: sumsOfSquares,
      sumsOfProducts: products)
  }

  /// (Σw)²/Σw², or 0 where nothing was filled.
  var effectiveEntries: Double {
    sumOfSquaredWeights > 0 ? sumOfWeights * sumOfWeights / sumOfSquaredWeights : 0
  }

  func check(_ what: String, dimension: Int) throws {
    guard sums.count == dimension else {
      throw ROOTFileError.inconsistent(
        what, reason: "statistics of \(sums.count) axes where there are \(dimension)")
    }
  }
}

/// The centre of a bin; nil for underflow and overflow.
private func position(of bin: Int, _ centres: [[Double]]) -> [Double]? {
  var rest = bin
  var result: [Double] = []
  for axis in centres {
    let index = rest % (axis.count + 2)
    guard (1...axis.count).contains(index) else { return nil }
    result.append(axis[index - 1])
    rest /= axis.count + 2
  }
  return result
}
