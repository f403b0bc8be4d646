import HistFactory
import NumericalMethods

/// Where the profile likelihood of one parameter rises by a given amount on both sides of its best
/// value: MINOS's interval.
public struct ProfileInterval: Sendable {
  /// The parameter, or its element.
  public let parameter: String
  /// How many standard deviations it spans on either side: t rises to their square.
  public let standardDeviations: Double
  /// The best-fit value.
  public let best: Double
  /// The lower end; the parameter's bound if that comes first.
  public let lower: Double
  /// The upper end; the parameter's bound if that comes first.
  public let upper: Double
  /// Whether the ends are bounds, where t has not risen as far.
  public let isCutByBounds: (lower: Bool, upper: Bool)
}

extension Likelihood {
  /// The interval of a parameter where −2 log of the profile likelihood ratio is at most
  /// `standardDeviations`².
  ///
  /// - Parameters:
  ///   - name: A parameter, or one of its elements as in `stat[2]`.
  ///   - standardDeviations: 1 for 68.3 % confidence, 2 for 95.4 %.
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func interval(of name: String, standardDeviations: Double = 1) throws
    -> Checked<ProfileInterval>
  {
    let profile = ProfileLikelihood(self, of: try model.elements(named: name).lowerBound)
    let target = standardDeviations * standardDeviations
    let below = profile.crossing(of: target, towards: -1)
    let above = profile.crossing(of: target, towards: 1)
    let name = model.elementNames[profile.element]
    return Checked(
      result: ProfileInterval(
        parameter: name, standardDeviations: standardDeviations, best: profile.bestValue,
        lower: below.position, upper: above.position,
        isCutByBounds: (below.isBound, above.isBound)),
      warnings: profile.warnings)
  }
}

extension ProfileLikelihood {
  /// Where t reaches a target on one side of the best value, or the bound on that side.
  fileprivate func crossing(of target: Double, towards sign: Double) -> (
    position: Double, isBound: Bool
  ) {
    let model = likelihood.model
    let bound = sign < 0 ? model.lowerBounds[element] : model.upperBounds[element]
    let start = bestValue
    var step = free.uncertainty(of: element) * target.squareRoot()
    if !(step > 0 && step.isFinite) { step = 0.1 * (1 + abs(start)) }
    var near = start
    for _ in 0..<60 {
      var far = near + sign * step
      let isPastBound = (far - bound) * sign >= 0
      if isPastBound { far = bound }
      if t(far) >= target {
        let root = try? findRoot(
          in: min(near, far)...max(near, far),
          using: Brent(absoluteTolerance: 1e-9 * step, relativeTolerance: 1e-10)
        ) { $0 == start ? -target : t($0) - target }
        if let root, root.outcome == .converged { return (root.position, false) }
        return (.nan, false)
      }
      if isPastBound { return (bound, true) }
      (near, step) = (far, 2 * step)
    }
    return (sign * .infinity, false)
  }
}
