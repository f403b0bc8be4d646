import DualNumbers

/// Finds energy and thicknesses of the design whose simulated profile is that of data.
///
/// χ² = rᵀ (V_d + V_t)⁻¹ r, r = d − t(θ), with the covariance of the data's means and that of the
/// template's, which is as random as they are. Templates of all designs have the same random numbers.
/// Gauss and Newton's steps lead to Jᵀ V⁻¹ r = 0: as the residuals are 0 on average at the truth, whatever
/// J is, a biased Jacobian does not bias the estimate where the steps lead to it. It does bias the errors,
/// (Jᵀ V⁻¹ J)⁻¹: energy and gap are correlated by −0.98, so that a few per cent of the profile's
/// derivative are a third of the energy's error.
public struct TemplateFit: Sendable {
  /// How gaps are read out.
  public var readout: Readout
  /// Of templates; its seed is to be another one than the data's.
  public var sampling: ShowerSampling
  /// Where derivatives come from.
  public var source: JacobianSource
  /// Of differences, relative to each number.
  public var step = 0.15
  /// Steps after which a fit is given up.
  public var limit = 20

  /// A fit with templates of a sampling.
  public init(
    readout: Readout = Readout(), sampling: ShowerSampling, source: JacobianSource = .differences
  ) { (self.readout, self.sampling, self.source) = (readout, sampling, source) }

  /// The mean profile of a design.
  ///
  /// - Throws: ``SetupError`` for a design that means nothing.
  public func template(of design: Design) throws -> MeanProfile {
    MeanProfile(try sampling.showers(of: design).map(readout.energies))
  }

  /// χ² of a design; infinite where the profile has no covariance.
  ///
  /// - Throws: ``SetupError`` for a design that means nothing.
  public func chiSquare(of data: MeanProfile, at design: Design) throws -> Double {
    let template = try template(of: design)
    let jacobian = [Double](repeating: 0, count: readout.groups)
    return equations(data, template, jacobian)?.chiSquare ?? .infinity
  }

  /// Searches until a step is short: stepᵀ Jᵀ V⁻¹ J step < 0.02.
  ///
  /// Derivatives are those of the start, then of each design at which a step longer than twice the errors
  /// arrived. From the last of these on the k-th step is a k-th of Gauss and Newton's: showers that take other ways make the template
  /// rough over short distances, and whole steps may go to and fro for ever.
  ///
  /// - Parameters:
  ///   - data: The profile, of the same readout.
  ///   - start: Where the search begins.
  /// - Throws: ``SetupError`` for a start that means nothing.
  public func fit(_ data: MeanProfile, from start: Design) throws -> DesignFit {
    var (design, result) = (start, DesignFit(design: start))
    var jacobian: [Double]?
    var near = 0
    while result.steps < limit {
      let template: MeanProfile
      if jacobian == nil {
        let linear = try linearised(at: design)
        (template, jacobian) = (linear.template, linear.jacobian)
        result.linearisations += 1
      } else {
        template = try self.template(of: design)
      }
      result.steps += 1
      guard let equations = equations(data, template, jacobian!), let found = equations.solution
      else { return result }
      let distance = zip(found.step, equations.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      result.note(design, equations.chiSquare, found.covariance)
      if distance > 4 { (jacobian, near) = (nil, 0) } else { near += 1 }
      design = moved(design, by: found.step.map { $0 / Double(max(near, 1)) })
      if distance < 0.02 {
        result.end(at: design)
        return result
      }
    }
    return result
  }

  private func equations(_ data: MeanProfile, _ template: MeanProfile, _ jacobian: [Double])
    -> NormalEquations?
  {
    NormalEquations(
      residuals: zip(data.means, template.means).map { $0 - $1 },
      covariance: zip(data.covariance, template.covariance).map { $0 + $1 }, jacobian: jacobian)
  }

  /// No number changes by more than a quarter at once.
  private func moved(_ design: Design, by step: [Double]) -> Design {
    Design(
      numbers: zip(design.numbers, step).map { number, step in
        number + min(max(step, -number / 4), number / 4)
      })
  }
}
