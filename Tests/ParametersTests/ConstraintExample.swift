import Autodiff
import Parameters
import Testing

/// A constraint with raw values and, where known from elsewhere, the constrained ones.
struct ConstraintExample: CustomTestStringConvertible, Sendable {
  let constraint: Constraint
  let raw: [Double]
  let expected: [Double]

  var testDescription: String { "\(constraint)" }

  /// Expected values from JAX 0.10.2 in double precision: jax.nn.softplus, jax.nn.sigmoid,
  /// cumsum of jax.nn.softmax(append(raw, 0)), cumsum of softplus.
  static let all = [
    ConstraintExample(constraint: .none, raw: [0.5, -1, 2], expected: [0.5, -1, 2]),
    ConstraintExample(constraint: .scaled(by: 50), raw: [0.5, -1, 2], expected: [25, -50, 100]),
    ConstraintExample(
      constraint: .positive, raw: [0.5, -1, 2],
      expected: [0.9740769841801067, 0.3132616875182228, 2.1269280110429727]),
    ConstraintExample(
      constraint: .bounded(2...5), raw: [0.5, -1, 2],
      expected: [3.867377993605564, 2.806824264109985, 4.6423912339336475]),
    ConstraintExample(
      constraint: .ordered(in: 2...5), raw: [0.5, -1, 2],
      expected: [2.4753341285449393, 2.5813955087711857, 4.711695277429709]),
    ConstraintExample(
      constraint: .ascending, raw: [0.5, -1, 2],
      expected: [0.5, 0.8132616875182228, 2.9401896985611957]),
    ConstraintExample(constraint: .ascending, raw: [0.5], expected: [0.5]),
    ConstraintExample(constraint: .ordered(in: 0...1), raw: [0], expected: [0.5]),
  ]
}
