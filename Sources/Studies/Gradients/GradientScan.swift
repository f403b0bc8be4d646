import Autodiff

/// A gradient compared with central differences over a range of steps.
///
/// The error of central differences falls with the square of the step until rounding takes over, ε|f|/h: a right
/// gradient shows this valley, a wrong one a plateau, and a function that is not smooth or not
/// deterministic no valley at all.
public struct GradientScan: StudyResult {
  /// The largest difference at one step.
  public struct Row: Sendable, Hashable, Codable {
    /// The step, relative to each parameter's scale.
    public let step: Double
    /// The largest difference of all parameters, relative to the largest derivative in units of the scales.
    public let error: Double
    /// The parameter where it is.
    public let parameter: String
  }

  /// What is compared.
  public let name: String
  /// The parameters' names.
  public let parameters: [String]
  /// The derivatives, `[parameters]`.
  public let gradient: [Double]
  /// One for each step, the largest step first.
  public let rows: [Row]
  /// The error that passes.
  public let tolerance: Double

  /// Compares a gradient with differences.
  ///
  /// - Parameters:
  ///   - name: What is compared.
  ///   - parameters: The parameters' names.
  ///   - point: Where, `[parameters]`.
  ///   - scales: Distances over which the function changes, `[parameters]`; max(1, |x|) if nil.
  ///   - steps: Relative to the scales.
  ///   - tolerance: The error that passes, at the best step.
  ///   - value: The function.
  ///   - gradientAt: Its gradient.
  /// - Throws: What the functions throw, or ``StudyError`` for a gradient of another length.
  public init(
    _ name: String, parameters: [String], at point: [Double], scales: [Double]? = nil,
    steps: [Double] = Self.usualSteps, tolerance: Double = 1e-6, value: ([Double]) throws -> Double,
    gradient gradientAt: ([Double]) throws -> [Double]
  ) throws {
    precondition(
      parameters.count == point.count && scales.map { $0.count == point.count } ?? true,
      "GradientScan: \(parameters.count) names, \(point.count) numbers, \(scales?.count ?? 0) scales"
    )
    let scales = scales ?? point.map { max(1, abs($0)) }
    let gradient = try gradientAt(point)
    guard gradient.count == point.count else {
      throw StudyError.wrongGradient(found: gradient.count, expected: point.count)
    }
    (self.name, self.parameters, self.gradient) = (name, parameters, gradient)
    self.tolerance = tolerance
    let largest = zip(gradient, scales).map { abs($0 * $1) }.max() ?? 0
    rows = try steps.sorted(by: >).map { step in
      let errors = try point.indices.map { index in
        let numeric = try difference(of: value, at: point, index, step * scales[index])
        return abs(numeric - gradient[index]) * scales[index] / max(largest, 1e-300)
      }
      // What is not finite is the worst.
      let worst = errors.indices.max { rank(errors[$0]) < rank(errors[$1]) }
      return Row(
        step: step, error: worst.map { errors[$0] } ?? 0,
        parameter: worst.map { parameters[$0] } ?? "")
    }
  }

  /// From 0.1 to 10⁻¹¹, two to a decade.
  public static let usualSteps = (2...22).map { pow10(-Double($0) / 2) }

  /// The step with the smallest error.
  public var best: Row? { rows.filter { $0.error.isFinite }.min { $0.error < $1.error } }

  /// Whether the error at the best step is within the tolerance.
  public var passes: Bool { parameters.isEmpty || best.map { $0.error <= tolerance } ?? false }
}

private func rank(_ error: Double) -> Double { error.isNaN ? .infinity : error }

/// A central difference.
private func difference(
  of value: ([Double]) throws -> Double, at point: [Double], _ index: Int, _ step: Double
) rethrows -> Double {
  var (up, down) = (point, point)
  up[index] += step
  down[index] -= step
  return (try value(up) - value(down)) / (up[index] - down[index])
}
