/// A way to search for a minimum.
public enum MinimisationMethod: Sendable, Hashable, CustomStringConvertible {
  /// The quasi-Newton method of GSL, with the gradient.
  case bfgs
  /// The quasi-Newton method that remembers ten steps, with the gradient.
  case lbfgs
  /// Adam with a learning rate in units of the scales, with the gradient.
  case adam(learningRate: Double)
  /// The quasi-Newton method of GSL, with central differences in place of the gradient: 2n values for each.
  case bfgsByDifferences
  /// The simplex of Nelder and Mead, without a gradient; one that has collapsed is set up anew where it lies.
  ///
  /// It is GSL's only method of several dimensions without gradients (its variants differ in how they measure the simplex).
  case nelderMead

  /// Its name in tables.
  public var description: String {
    switch self {
    case .bfgs: "BFGS"
    case .lbfgs: "L-BFGS"
    case .adam(let rate): "Adam, rate \(text(rate))"
    case .bfgsByDifferences: "BFGS, differences"
    case .nelderMead: "Nelder–Mead"
    }
  }

  /// Whether it uses the problem's gradient.
  public var usesGradient: Bool { self != .bfgsByDifferences && self != .nelderMead }
}
