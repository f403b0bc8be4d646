import Inference

/// A pull as figures show it: where a fit put a parameter, in units of its constraint.
public struct FigurePull: Sendable, Hashable {
  /// The parameter's name, shown letter by letter.
  public var name: String
  /// (θ̂ − θ₀)/σ₀.
  public var pull: Double
  /// σ/σ₀: the fit's uncertainty over that of the constraint.
  public var constraint: Double

  /// - Parameters:
  ///   - name: The parameter's name, shown letter by letter.
  ///   - pull: (θ̂ − θ₀)/σ₀.
  ///   - constraint: σ/σ₀.
  public init(_ name: String, pull: Double, constraint: Double) {
    (self.name, self.pull, self.constraint) = (name, pull, constraint)
  }

  /// A pull of a fit.
  public init(_ pull: Pull) {
    self.init(pull.name, pull: pull.pull, constraint: pull.constraint)
  }
}
