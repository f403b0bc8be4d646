/// Sums over the entries of a histogram inside its axes, kept while it was filled: binning does not
/// blur them.
public struct ROOTStatistics: Sendable, Equatable {
  /// Σw.
  public let sumOfWeights: Double
  /// Σw².
  public let sumOfSquaredWeights: Double
  /// Σwx, then Σwy and Σwz where there are such axes.
  public let sums: [Double]
  /// Σwx², then Σwy² and Σwz² where there are such axes.
  public let sumsOfSquares: [Double]
  /// Empty in one dimension; Σwxy in two; Σwxy, Σwxz and Σwyz in three.
  public let sumsOfProducts: [Double]

  /// - Parameters:
  ///   - object: A TH1.
  ///   - dimension: The number of its axes.
  init(_ object: ObjectView, dimension: Int) throws {
    let axes = ["x", "y", "z"].prefix(dimension)
    let products = [[], ["xy"], ["xy", "xz", "yz"]][dimension - 1]
    sumOfWeights = try object.real("fTsumw")
    sumOfSquaredWeights = try object.real("fTsumw2")
    sums = try axes.map { try object.real("fTsumw\($0)") }
    sumsOfSquares = try axes.map { try object.real("fTsumw\($0)2") }
    sumsOfProducts = try products.map { try object.real("fTsumw\($0)") }
  }
}
