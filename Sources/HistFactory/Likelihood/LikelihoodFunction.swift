import Foundation
import NumericalMethods

/// −log L of one data set relative to the saturated model, with analytic derivatives, as a solver sees it.
///
/// The same function as `HistFactoryModel.halfDeviance(at:data:)`, for numbers. It has memory of its
/// own, so one instance serves one thread.
package final class LikelihoodFunction: SmoothObjective, @unchecked Sendable {
  // Unchecked: lent to one task at a time by `Likelihood.withFunction`.
  package let numbers: TemplateNumbers
  /// Events in each bin.
  package var main: [Double]
  /// What the auxiliary measurements found, in the order of the layout's constraints.
  package var auxiliary: [Double]
  let scratch: Scratch

  package init(_ numbers: TemplateNumbers, main: [Double], auxiliary: [Double]) {
    (self.numbers, self.main, self.auxiliary) = (numbers, main, auxiliary)
    scratch = Scratch(numbers.layout)
  }

  var layout: LikelihoodLayout { numbers.layout }

  package func hessianPattern(count: Int) -> ArrowMatrix.Pattern { layout.pattern }

  package func value(at theta: [Double]) -> Double {
    evaluateCurves(at: theta)
    var sum = constraints(at: theta)
    for channel in layout.channels {
      evaluateRates(of: channel, at: theta)
      sum += deviance(of: channel)
    }
    return sum
  }

  package func derivatives(
    at theta: [Double], gradient: inout [Double], hessian: inout ArrowMatrix
  ) -> Double {
    evaluateCurves(at: theta)
    for i in gradient.indices { gradient[i] = 0 }
    hessian.reset()
    addConstraintCurvature(at: theta, to: &hessian)
    var sum = constraints(at: theta, gradient: &gradient)
    for channel in layout.channels {
      evaluateRates(of: channel, at: theta)
      sum += deviance(of: channel)
      evaluateRows(of: channel, at: theta)
      addDerivatives(of: channel, at: theta, gradient: &gradient, hessian: &hessian)
    }
    return sum
  }

  /// The value, writing the gradient alone, which is a small part of the work for large models.
  package func valueAndGradient(at theta: [Double], gradient: inout [Double]) -> Double {
    evaluateCurves(at: theta)
    for i in gradient.indices { gradient[i] = 0 }
    var sum = constraints(at: theta, gradient: &gradient)
    for channel in layout.channels {
      evaluateRates(of: channel, at: theta)
      sum += deviance(of: channel)
      evaluateRows(of: channel, at: theta)
      addGradient(of: channel, to: &gradient)
    }
    return sum
  }

  /// Σ (n/λ²) ∂λ ∂λᵀ and the constraints' curvature: without the rates' second derivatives.
  package func convexHessian(at theta: [Double], hessian: inout ArrowMatrix) -> Bool {
    evaluateCurves(at: theta)
    hessian.reset()
    addConstraintCurvature(at: theta, to: &hessian)
    for channel in layout.channels {
      evaluateRates(of: channel, at: theta)
      _ = deviance(of: channel)
      evaluateRows(of: channel, at: theta)
      addConvexCurvature(of: channel, to: &hessian)
    }
    return true
  }

  /// Expected events in each bin.
  package func rates(at theta: [Double]) -> [Double] {
    evaluateCurves(at: theta)
    return layout.channels.flatMap { channel in
      evaluateRates(of: channel, at: theta)
      return Array(UnsafeBufferPointer(start: scratch.rates, count: channel.bins.count))
    }
  }

  func evaluateCurves(at theta: [Double]) {
    for (basis, position) in layout.shifting.enumerated() {
      scratch.shifts[basis] = layout.shiftInterpolation.shiftCurves(at: theta[position])
    }
  }

  /// Σ over the bins of λ − n + n log(n/λ); keeps 1 − n/λ and n/λ².
  private func deviance(of channel: LikelihoodLayout.Channel) -> Double {
    var sum = 0.0
    for (bin, n) in main[channel.bins].enumerated() {
      let rate = scratch.rates[bin]
      sum += poissonHalfDeviance(n, rate)
      let ratio = n > 0 ? n / rate : 0
      scratch.slopes[bin] = 1 - ratio
      scratch.bends[bin] = n > 0 ? ratio / rate : 0
    }
    return sum
  }
}

/// λ − n + n log(n/λ): −log of the Poisson probability relative to its maximum at λ = n.
@inline(__always)
func poissonHalfDeviance(_ n: Double, _ rate: Double) -> Double {
  guard n > 0 else { return rate < 0 ? .infinity : rate - n }
  // Near the maximum the two parts all but cancel; log1p keeps the digits of their difference. Far below it
  // the excess loses those of λ, and below 2⁻⁵⁴ n all of them.
  let excess = rate - n
  return excess - n * (rate < 0.5 * n ? log(rate / n) : log1p(excess / n))
}
