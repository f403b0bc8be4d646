import Autodiff
import NumericalMethods

/// Which parameter changes what in a model, and where each of its numbers stands in one flat array: all
/// that stays when templates change.
package struct LikelihoodLayout: Sendable {
  /// A factor on all bins of a sample.
  struct Factor {
    let theta: Int
    /// The parameter's place among the channel's scalar ones.
    let local: Int
    /// The place of its interpolated curve; nil where the factor is the parameter itself.
    let curve: Int?
  }

  /// A shift of a sample's bins.
  struct Shift {
    let theta: Int
    let local: Int
    /// The place of α among the parameters that shift something.
    let basis: Int
    /// Where its differences from the nominal template stand.
    let offset: Int
  }

  struct Sample {
    /// Where its nominal template stands.
    let nominal: Int
    /// By ascending `local`.
    let factors: [Factor]
    /// By ascending `local`.
    let shifts: [Shift]
    /// Places among the channel's `binParameters`.
    let binFactors: [Int]
  }

  struct Channel {
    let bins: Range<Int>
    let samples: [Sample]
    /// Scalar parameters of the channel's samples, as ascending positions in θ.
    let scalars: [Int]
    /// Parameters with an element for each bin, as positions in θ of their first.
    let binParameters: [Int]
    /// Where the scalar parameters stand in the border of the Hessian.
    var borderPlaces: [Int] = []

    var factorCount: Int { samples.reduce(0) { $0 + $1.factors.count } }
  }

  /// A constrained element of θ; its auxiliary datum stands at the same place among all.
  struct Constraint {
    let theta: Int
    /// Where its width or τ stands; nil for a standard normal.
    let number: Int?
    let isPoisson: Bool
  }

  let channels: [Channel]
  let constraints: [Constraint]
  /// Position in θ of each parameter that shifts something.
  let shifting: [Int]
  let nominals: [Place]
  let variations: [Variation]
  let curves: [Pair]
  let factorInterpolation: Interpolation
  let shiftInterpolation: Interpolation
  package let parameterCount: Int
  package let binCount: Int
  package var constraintCount: Int { constraints.count }
  let numberCount: Int
  /// Which second derivatives of the likelihood are not always zero.
  package let pattern: ArrowMatrix.Pattern

  /// Numbers that are copied from the flat array.
  struct Place {
    let number: Int
    let count: Int
    let offset: Int
  }

  /// Templates at α = −1 and +1 in the flat array, and where their differences from nominal go.
  struct Variation {
    let low: Int
    let high: Int
    let nominal: Int
    let count: Int
    let offset: Int
  }

  /// Factors at α = −1 and +1 in the flat array.
  struct Pair {
    let low: Int
    let high: Int
  }
}
