import Foundation
import NumericalMethods

extension LikelihoodFunction {
  /// The constraint terms, relative to their maxima.
  func constraints(at theta: [Double]) -> Double {
    var sum = 0.0
    for (place, constraint) in layout.constraints.enumerated() {
      let (value, strength) = (theta[constraint.theta], numbers.strengths[place])
      if constraint.isPoisson {
        sum += poissonHalfDeviance(auxiliary[place], strength * value)
      } else {
        let residual = value - auxiliary[place]
        sum += 0.5 * strength * residual * residual
      }
    }
    return sum
  }

  /// The same, adding first derivatives.
  func constraints(at theta: [Double], gradient: inout [Double]) -> Double {
    for (place, constraint) in layout.constraints.enumerated() {
      let (position, strength) = (constraint.theta, numbers.strengths[place])
      let observed = auxiliary[place]
      if constraint.isPoisson {
        gradient[position] += strength - (observed > 0 ? observed / theta[position] : 0)
      } else {
        gradient[position] += strength * (theta[position] - observed)
      }
    }
    return constraints(at: theta)
  }

  /// Adds their second derivatives, which are not negative.
  func addConstraintCurvature(at theta: [Double], to hessian: inout ArrowMatrix) {
    for (place, constraint) in layout.constraints.enumerated() {
      let (position, observed) = (constraint.theta, auxiliary[place])
      let bend =
        constraint.isPoisson
        ? (observed > 0 ? observed / (theta[position] * theta[position]) : 0)
        : numbers.strengths[place]
      hessian.addToDiagonal(bend, of: position)
    }
  }

  /// −log L of the saturated model: the constant by which −log L exceeds `value(at:)`.
  package var saturated: Double {
    var sum = numbers.normalConstants
    for n in main { sum += saturatedPoisson(n) }
    for (place, constraint) in layout.constraints.enumerated() where constraint.isPoisson {
      sum += saturatedPoisson(auxiliary[place])
    }
    return sum
  }

  /// What the auxiliary measurements are expected to find.
  package func expectedAuxiliary(at theta: [Double]) -> [Double] {
    layout.constraints.enumerated().map { place, constraint in
      let value = theta[constraint.theta]
      return constraint.isPoisson ? value * numbers.strengths[place] : value
    }
  }
}

/// −log of the Poisson probability of n at λ = n; n need not be whole.
func saturatedPoisson(_ n: Double) -> Double {
  n - (n > 0 ? n * log(n) : 0) + logGamma(n + 1)
}
