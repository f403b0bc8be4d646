import HistFactory
import NumericalMethods

extension Likelihood {
  /// The median CLs of signal strength `mu` expected without signal, before looking at data: p_{s+b} over
  /// ½, the median of 1 − p_b, nuisance parameters at their initial values.
  ///
  /// As `HistFactoryModel.expectedCLs(mu:)`.
  ///
  /// - Parameter mu: The signal strength that is tested.
  /// - Throws: `ModelError.noParameterOfInterest`; `TestError.notFinite`.
  public func expectedCLs(mu: Double = 1) throws -> Checked<Double> {
    let poi = try parameterOfInterest()
    var truth = model.initialValues
    truth[poi] = 0
    let asimov = ProfileLikelihood(self, asimovDataAt: truth, of: poi)
    let q = asimov.q(try mu.finite(for: "μ"))
    return Checked(result: 2 * normalCDF(-q.squareRoot()), warnings: asimov.warnings)
  }

  /// The standard deviation of the parameter of interest expected at signal strength `mu`, before
  /// looking at data: √[I⁻¹]_μμ with the information I of the Asimov data, nuisance parameters at their
  /// initial values.
  ///
  /// NaN where the model does not determine all parameters. As
  /// `HistFactoryModel.expectedUncertainty(mu:)`.
  ///
  /// - Parameter mu: The signal strength.
  /// - Throws: `ModelError.noParameterOfInterest`; `TestError.notFinite`.
  public func expectedUncertainty(mu: Double = 1) throws -> Double {
    let poi = try parameterOfInterest()
    var truth = model.initialValues
    truth[poi] = try mu.finite(for: "μ")
    let isFree = model.parameters.flatMap { parameter in
      parameter.range.map { _ in !parameter.isFixed }
    }
    let known = BestFit(
      parameters: truth, halfDeviance: 0, outcome: .converged, solver: .newton, iterations: 0,
      restarts: 0, likelihood: asimov(at: truth), isFitted: isFree, isFree: isFree)
    return known.uncertainty(of: poi)
  }
}
