import Autodiff
import HistFactory

/// The part of a systematic variation that shifts a bin the same way at α = +1 and at α = −1.
///
/// Asimov data sit at α = 0, and every asymptotic measure sees only the slope there: the difference
/// of the two variations. Where both lie on the same side of the nominal rate the slope, and with it
/// the systematic's effect on significance, CLs and μ's uncertainty, vanishes, however large the
/// variation is. This number does not: use it to report, or to penalise, such bins.
public struct SameSignShift: Sendable {
  /// The nuisance parameter's name.
  public let parameter: String
  /// ½ (ν(+1) + ν(−1)) − ν(0), in events, of shape `[bins]`, channels joined in model order.
  public let shift: GlobalExpression
  /// ½ (ν(+1) − ν(−1)), the part that Asimov data do see.
  public let visibleShift: GlobalExpression
  /// The shift in units of the count's standard deviation, (½ (ν(+1) + ν(−1)) − ν(0)) / √ν(0), of
  /// shape `[bins]`; 0 in bins that expect nothing.
  public let significance: GlobalExpression
  /// √Σ significance² over all bins.
  public var total: GlobalExpression { safeSquareRoot(square(significance).sum()) }
}

extension HistFactoryModel {
  /// For each `normSys` and `histoSys` parameter, what of it Asimov data cannot see.
  ///
  /// - Parameter mu: The signal strength at which rates are compared.
  /// - Returns: In the order of θ; differentiable in all templates.
  /// - Throws: `ModelError` without a parameter of interest.
  public func sameSignShifts(mu: GlobalExpression = 1) throws -> [SameSignShift] {
    let nominal = try nominalParameters(mu: mu)
    let rates = expectedRates(at: nominal)
    let isFilled = rates.isGreater(than: 0)
    let deviation = sqrt(isFilled.select(rates, 1.0))
    return variedParameters.map { parameter in
      let (up, down) = (
        expectedRates(at: nominal + step(of: parameter)),
        expectedRates(at: nominal - step(of: parameter))
      )
      let shift = 0.5 * (up + down) - rates
      return SameSignShift(
        parameter: parameter.name, shift: shift, visibleShift: 0.5 * (up - down),
        significance: isFilled.select(shift / deviation, 0.0))
    }
  }

  private var variedParameters: [ModelParameter] {
    let names = channels.flatMap(\.samples).flatMap(\.modifiers).compactMap { modifier in
      switch modifier {
      case .normSys(let name, _, _), .histoSys(let name, _, _): name
      default: nil
      }
    }
    return parameters.filter { names.contains($0.name) }
  }

  private func step(of parameter: ModelParameter) -> GlobalExpression {
    GlobalExpression((0..<parameterCount).map { parameter.range.contains($0) ? 1 : 0 })
  }
}
