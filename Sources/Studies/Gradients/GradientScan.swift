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
    /// How far the differences are from those of the neighbouring steps, in the same units.
    public let variation: Double
    /// The parameter where the error is.
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
    let steps = steps.sorted(by: >)
    let differences = try steps.map { step in
      try point.indices.map { try difference(of: value, at: point, $0, step * scales[$0]) }
    }
    func distances(_ a: [Double], _ b: [Double]) -> [Double] {
      a.indices.map { rank(abs(a[$0] - b[$0]) * scales[$0] / max(largest, 1e-300)) }
    }
    rows = steps.indices.map { index in
      let errors = distances(differences[index], gradient)
      let worst = errors.indices.max { errors[$0] < errors[$1] }
      let neighbours = [index - 1, index + 1].filter(steps.indices.contains)
      return Row(
        step: steps[index], error: worst.map { errors[$0] } ?? 0,
        variation: neighbours.flatMap { distances(differences[index], differences[$0]) }.max() ?? 0,
        parameter: worst.map { parameters[$0] } ?? "")
    }
  }

  /// From 0.1 to 10⁻¹¹, two to a decade.
  public static let usualSteps = (2...22).map { pow10(-Double($0) / 2) }

  /// The step at which differences are most at rest: chosen without the gradient, which they may otherwise meet by
  /// chance where rounding scatters them.
  public var best: Row? { rows.filter { $0.error.isFinite }.min { $0.variation < $1.variation } }

  /// Whether the error at the best step is within the tolerance.
  public var passes: Bool { parameters.isEmpty || best.map { $0.error <= tolerance } ?? false }
}

/// What is no number is the worst.
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
