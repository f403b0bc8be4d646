import HistFactory
import Inference
import NumericalMethods

extension Metrics {
  /// What is expected of a model in numbers, whatever its data.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`; `PipelineError.nonFinite` for a fit that did not
  ///   converge and for numbers that are not finite.
  init(_ likelihood: Likelihood) throws {
    let (significance, cls) = (
      try likelihood.expectedSignificance(), try likelihood.expectedCLs()
    )
    self.init(
      significance: significance.result, pValue: normalCDF(-significance.result), cls: cls.result,
      uncertainty: try likelihood.expectedUncertainty())
    if let warning = (significance.warnings + cls.warnings).first {
      throw PipelineError.nonFinite(warning)
    }
    guard self.significance.isFinite && self.cls.isFinite && uncertainty.isFinite else {
      throw PipelineError.nonFinite("the expected significance, CLs or uncertainty")
    }
  }
}
