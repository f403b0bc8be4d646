import Autodiff
import NumericalMethods

/// What hits say of the six parameters: F = Jᵀ V⁻¹ J in the parameters divided by their nominal values.
public struct FisherInformation: Sendable {
  /// F, row-major `[6, 6]`.
  public var matrix: [Double]

  /// - Parameter matrix: F, row-major `[6, 6]`.
  public init(_ matrix: [Double]) { self.matrix = matrix }

  /// The information of independent data together.
  public static func + (a: Self, b: Self) -> Self { Self(zip(a.matrix, b.matrix).map { $0 + $1 }) }

  /// F⁻¹, or nil if some combination of parameters is not determined at all.
  public var covariance: [Double]? {
    let n = DetectorParameters.count
    // Scaled to a unit diagonal: its condition is then that of the correlations alone.
    let scales = (0..<n).map { 1 / matrix[$0 * (n + 1)].squareRoot() }
    guard scales.allSatisfy(\.isFinite) else { return nil }
    let scaled = matrix.indices.map { matrix[$0] * scales[$0 / n] * scales[$0 % n] }
    guard let eigen = try? symmetricEigensystem(scaled, order: n), eigen.values[0] > 1e-12 else {
      return nil
    }
    return choleskyInverse(scaled, order: n).map { inverse in
      inverse.indices.map { inverse[$0] * scales[$0 / n] * scales[$0 % n] }
    }
  }

  /// The parameters' standard deviations, in parts of the nominal values; infinite where the matrix
  /// is singular.
  public var errors: [Double] {
    let n = DetectorParameters.count
    guard let covariance else { return Array(repeating: .infinity, count: n) }
    return (0..<n).map { covariance[$0 * (n + 1)].squareRoot() }
  }

  /// The correlation matrix, row-major; nil where F is singular.
  public var correlations: [Double]? {
    let (n, errors) = (DetectorParameters.count, errors)
    return covariance.map { covariance in
      covariance.indices.map { covariance[$0] / (errors[$0 / n] * errors[$0 % n]) }
    }
  }

  /// The eigensystem of F, the least determined combination first.
  ///
  /// - Throws: `GSLError` if an element is not finite.
  public func eigensystem() throws -> SymmetricEigensystem {
    try symmetricEigensystem(matrix, order: DetectorParameters.count)
  }
}

extension DifferentiableSimulation {
  /// Evaluates the hits' derivatives: an evaluator whose outputs are ∂(counts, ticks)/∂parameters for
  /// each of six parameters, in forward mode.
  ///
  /// - Parameter threads: How many threads sweep over steps.
  public func derivatives(threads: Int = availableThreads) -> Evaluator {
    let n = DetectorParameters.count
    let outputs = (0..<n).flatMap { index in
      let direction = GlobalExpression((0..<n).map { $0 == index ? 1.0 : 0 })
      return [counts, ticks].map {
        directionalDerivative(of: $0, withRespectTo: parameters, along: direction)
      }
    }
    return evaluator(outputs, threads: threads)
  }

  /// The information of the hits at some parameters.
  ///
  /// - Parameters:
  ///   - detector: Where.
  ///   - spreads: The spreads of the hits there.
  ///   - observables: What of them is measured.
  ///   - derivatives: Of ``derivatives()``, to be used more than once; made here if nil.
  public func information(
    _ detector: DetectorParameters, spreads: [HitSpread?], _ observables: Observables = .both,
    derivatives: Evaluator? = nil
  ) throws -> FisherInformation {
    let n = DetectorParameters.count
    let columns = try (derivatives ?? self.derivatives()).evaluate([
      parameters: Tensor(detector.scaled)
    ])
    var matrix = [Double](repeating: 0, count: n * n)
    for (pixel, spread) in spreads.enumerated() {
      let weights = observables.weights(spread)
      for a in 0..<n {
        let (qa, ta) = (columns[2 * a].elements[pixel], columns[2 * a + 1].elements[pixel])
        let (qw, tw) = (weights[0] * qa + weights[1] * ta, weights[1] * qa + weights[2] * ta)
        for b in 0..<n {
          matrix[a * n + b] +=
            qw * columns[2 * b].elements[pixel] + tw * columns[2 * b + 1].elements[pixel]
        }
      }
    }
    return FisherInformation(matrix)
  }
}
