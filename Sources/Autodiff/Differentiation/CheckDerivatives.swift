/// The largest disagreement between derivative rules and finite differences.
public struct DerivativeCheck: Sendable, CustomStringConvertible {
  /// One derivative by two means.
  public struct Element: Sendable, CustomStringConvertible {
    public enum Mode: String, Sendable {
      case reverse, forward
    }

    public let mode: Mode
    /// The variable's name, or what it is computed by.
    public let variable: String
    /// The element of the variable, in row-major order.
    public let index: Int
    public let analytic: Double
    public let numeric: Double

    /// |analytic − numeric| / max(1, |analytic|, |numeric|); infinite if either is not finite.
    public var error: Double {
      guard analytic.isFinite && numeric.isFinite else { return .infinity }
      return abs(analytic - numeric) / max(1, abs(analytic), abs(numeric))
    }

    public var description: String {
      """
      \(mode.rawValue) mode, '\(variable)' element \(index): analytic \(analytic), numeric \
      \(numeric), error \(error)
      """
    }
  }

  /// The worst element of each mode and variable.
  public let worstByVariable: [Element]
  /// The largest error that passes.
  public let tolerance: Double

  /// The worst element of all; nil if there was nothing to compare.
  public var worst: Element? { worstByVariable.max { $0.error < $1.error } }

  /// Whether all derivatives agree within the tolerance.
  public var passes: Bool { worstByVariable.allSatisfy { $0.error <= tolerance } }

  public var description: String {
    guard let worst else { return "no derivatives to check" }
    let failures = worstByVariable.filter { $0.error > tolerance }
    guard !failures.isEmpty else { return "derivatives agree; the worst: \(worst)" }
    return (["derivatives disagree by more than \(tolerance):"] + failures.map { "  \($0)" })
      .joined(separator: "\n")
  }
}

/// Compares the derivatives of a function with finite differences of its values.
///
/// ```swift
/// let x = GlobalExpression.parameter("x", shape: [3])
/// let check = try checkDerivatives(of: apply(Cube(), to: x).sum(), at: [x: [0.3, 1.2, -0.7]])
/// precondition(check.passes, "\(check)")
/// ```
/// Reverse and forward mode are both compared, element by element, so a wrong `pullback` and a
/// wrong `pushforward` each show. Choose a point away from kinks and steps. Second derivatives are
/// checked by checking a `gradient`'s sum.
///
/// - Parameters:
///   - value: A scalar; take the sum, or a sum with random weights, of an array.
///   - point: A value for every parameter that `value` depends on; all are checked.
///   - events: The events of every sample that `value` depends on.
///   - step: The largest step of the differences, relative to max(1, |x|).
///   - tolerance: The largest error that passes, relative to max(1, |derivative|).
/// - Returns: The worst element of each variable; `passes` says whether all agree.
/// - Throws: `EvaluationError` for missing or misshapen values.
/// - Precondition: `value` is a scalar.
public func checkDerivatives(
  of value: GlobalExpression, at point: [GlobalExpression: Tensor],
  events: [EventSpace: any EventSource] = [:], step: Double = 4e-3, tolerance: Double = 1e-6
) throws -> DerivativeCheck {
  let variables = point.keys.sorted { name(of: $0) < name(of: $1) }
  let evaluator = bound(Plan([value]), events)
  var elements: [DerivativeCheck.Element] = []
  for variable in variables {
    let numeric = try finiteDifferences(at: point[variable]!, step: step) { changed in
      var point = point
      point[variable] = changed
      return try evaluator.evaluate(point)[0].scalar
    }
    for (mode, derivative) in derivatives(of: value, withRespectTo: variable) {
      let analytic = try bound(Plan([derivative]), events).evaluate(point)[0].elements
      elements +=
        numeric.indices.map {
          .init(
            mode: mode, variable: name(of: variable), index: $0, analytic: analytic[$0],
            numeric: numeric[$0])
        }.max { $0.error < $1.error }.map { [$0] } ?? []
    }
  }
  return DerivativeCheck(worstByVariable: elements, tolerance: tolerance)
}

/// The gradient by each mode, in the variable's shape.
private func derivatives(of value: GlobalExpression, withRespectTo variable: GlobalExpression)
  -> [(DerivativeCheck.Element.Mode, GlobalExpression)]
{
  let zeros = GlobalExpression(variable.node.zeros())
  let reverse = structuralGradient(of: value, withRespectTo: [variable])[0] ?? zeros
  let forward = (0..<variable.shape.count).map { index in
    var direction = Tensor.zeros(variable.shape)
    direction.elements[index] = 1
    return directionalDerivative(
      of: value, withRespectTo: variable, along: GlobalExpression(direction)
    ).reshaped(to: [1])
  }
  guard !forward.isEmpty else { return [(.reverse, reverse)] }
  return [(.reverse, reverse), (.forward, concatenate(forward))]
}

private func bound(_ plan: Plan, _ events: [EventSpace: any EventSource]) -> Evaluator {
  let evaluator = Evaluator(plan)
  for (space, source) in events { evaluator.bind(space, to: source) }
  return evaluator
}

private func name(of variable: GlobalExpression) -> String {
  variable.parameterName ?? variable.node.description
}
