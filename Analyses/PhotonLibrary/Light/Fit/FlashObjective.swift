import Autodiff
import Foundation
import NumericalMethods

func logarithm(_ x: Double) -> Double { Foundation.log(x) }

/// −log L of one flash after the other, in numbers.
///
/// It is used by one task at a time.
public final class FlashObjective: SmoothObjective {
  /// What is evaluated.
  public let likelihood: FlashLikelihood
  /// The counts of the present flash.
  public var counts: [Double] { didSet { failure = nil } }
  /// What went wrong in an evaluation since the counts were given; values are then NaN.
  public private(set) var failure: (any Error)?

  private let values: Evaluator
  private let gradients: Evaluator
  private let hessians: Evaluator
  private let slopes: Evaluator

  /// - Parameters:
  ///   - likelihood: What is evaluated.
  ///   - counts: The counts of the first flash.
  public init(_ likelihood: FlashLikelihood, counts: [Double]) {
    (self.likelihood, self.counts) = (likelihood, counts)
    let (value, theta) = (likelihood.negativeLogarithm, likelihood.parameters)
    let slope = gradient(of: value, withRespectTo: theta)
    values = Evaluator(Plan([value]), threads: 1)
    gradients = Evaluator(Plan([value, slope]), threads: 1)
    hessians = Evaluator(
      Plan([value, slope, jacobian(of: slope, withRespectTo: theta)]), threads: 1)
    let count = theta.shape[0]
    let columns = (0..<count).map { index in
      directionalDerivative(
        of: likelihood.expected, withRespectTo: theta,
        along: GlobalExpression((0..<count).map { $0 == index ? 1 : 0 }))
    }
    slopes = Evaluator(Plan([likelihood.expected] + columns), threads: 1)
  }

  private func evaluate(_ evaluator: Evaluator, _ x: [Double]) -> [Tensor]? {
    var assignments = likelihood.assignments
    assignments[likelihood.parameters] = Tensor(x)
    assignments[likelihood.counts] = Tensor(counts)
    do {
      return try evaluator.evaluate(assignments)
    } catch {
      failure = error
      return nil
    }
  }

  public func value(at x: [Double]) -> Double {
    return evaluate(values, x)?[0].scalar ?? .nan
  }

  /// −log L, and its gradient.
  public func value(at x: [Double], gradient: inout [Double]) -> Double {
    guard let results = evaluate(gradients, x) else { return .nan }
    gradient = results[1].elements
    return results[0].scalar
  }

  public func derivatives(
    at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix
  ) -> Double {
    guard let results = evaluate(hessians, x) else { return .nan }
    gradient = results[1].elements
    hessian.reset()
    for row in x.indices {
      for column in 0...row { hessian.add(results[2][row, column], at: row, column) }
    }
    return results[0].scalar
  }

  /// The Fisher information of the parameters, `[parameters, parameters]`: Σₜ ∂ᵢμₜ ∂ⱼμₜ / μₜ, and 1 for each
  /// efficiency that is known beforehand.
  public func information(at x: [Double]) -> [Double] {
    guard let results = evaluate(slopes, x) else { return x.flatMap { _ in x.map { _ in .nan } } }
    let (expected, columns) = (results[0].elements, results.dropFirst().map(\.elements))
    return columns.indices.flatMap { i in
      columns.indices.map { j in
        let sum = expected.indices.reduce(0) {
          $0 + columns[i][$1] * columns[j][$1] / expected[$1]
        }
        return i == j && i >= 4 ? sum + 1 : sum
      }
    }
  }
}
