import HistFactory
import NumericalMethods

/// The covariance of a fit's estimates: the inverse of the observed information −∂² log L/∂θ∂θ at the
/// best fit.
///
/// Rows and columns of elements that were held, or that a bound holds, are 0.
public struct Covariance: Sendable {
  /// The elements of θ.
  public let names: [String]
  /// Row-major `[count, count]`.
  public let matrix: [Double]

  public var count: Int { names.count }

  public subscript(i: Int, j: Int) -> Double { matrix[i * count + j] }

  /// The standard deviation of an element.
  public func uncertainty(_ i: Int) -> Double { self[i, i].squareRoot() }

  /// The standard deviations of all elements.
  public var uncertainties: [Double] { (0..<count).map { uncertainty($0) } }

  /// Cᵢⱼ/√(Cᵢᵢ Cⱼⱼ), between −1 and 1; 0 where either is 0, but 1 on the diagonal.
  public func correlation(_ i: Int, _ j: Int) -> Double {
    if i == j { return 1 }
    let product = self[i, i] * self[j, j]
    return product > 0 ? self[i, j] / product.squareRoot() : 0
  }
}

extension BestFit {
  /// ∂²(−log L)/∂θ∂θ at the best fit.
  var curvature: ArrowMatrix {
    likelihood.withFunction { function in
      var gradient = parameters
      var hessian = ArrowMatrix(function.hessianPattern(count: parameters.count))
      _ = function.derivatives(at: parameters, gradient: &gradient, hessian: &hessian)
      return hessian
    }
  }

  /// The curvature of free elements, ready to be solved with; nil if it is not positive definite.
  var factoredCurvature: ArrowCholesky? {
    ArrowCholesky(curvature, leavingOut: isFree.map { !$0 })
  }

  /// The observed information at the best fit, row-major; its inverse is the covariance.
  public var observedInformation: [Double] { curvature.elements }

  /// The covariance; nil where the likelihood does not determine all free elements
  /// (`undeterminedDirections` names them).
  public var covariance: Covariance? {
    guard let factor = factoredCurvature else { return nil }
    let columns = parameters.indices.flatMap { element in
      isFree[element]
        ? factor.inverseColumn(element) : Array(repeating: 0, count: parameters.count)
    }
    return Covariance(names: likelihood.model.elementNames, matrix: columns)
  }

  /// The standard deviation of one element; NaN where the likelihood does not determine it, 0 if it
  /// was held.
  func uncertainty(of element: Int) -> Double {
    guard isFree[element] else { return 0 }
    return factoredCurvature?.inverseColumn(element)[element].squareRoot() ?? .nan
  }

  /// The standard deviation of a parameter, √(H⁻¹)ᵢᵢ with H the curvature of −log L; the first
  /// element's of several.
  ///
  /// NaN where the likelihood does not determine all free elements, 0 if it was held or a bound holds
  /// it.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func uncertainty(of name: String) throws -> Double {
    uncertainty(of: try likelihood.model.elements(named: name).lowerBound)
  }

  /// Combinations of free elements along which the likelihood does not rise: those of eigenvalues of
  /// the curvature, in units of its diagonal, below 1e-10.
  ///
  /// - Returns: For each the names with the largest weights, at least a tenth of the largest, and their
  ///   weights; empty for a healthy fit.
  public var undeterminedDirections: [[(name: String, weight: Double)]] {
    let free = parameters.indices.filter { isFree[$0] }
    guard !free.isEmpty else { return [] }
    let (curvature, names) = (curvature, likelihood.model.elementNames)
    let scales = free.map { element -> Double in
      let own = abs(curvature[element, element])
      return own > 0 ? 1 / own.squareRoot() : 1
    }
    let scaled = free.indices.flatMap { i in
      free.indices.map { j in scales[i] * scales[j] * curvature[free[i], free[j]] }
    }
    guard let system = try? symmetricEigensystem(scaled, order: free.count) else { return [] }
    return system.values.enumerated().filter { $0.element < 1e-10 }.map { k, _ in
      let weights = zip(system.vector(k), scales).map(*)
      let largest = weights.reduce(0) { max($0, abs($1)) }
      return zip(free, weights).filter { abs($0.1) >= 0.1 * largest }.map {
        (names[$0.0], $0.1 / largest)
      }
    }
  }
}
