import Autodiff
import HistFactory
import Histograms

extension CountedAnalysis {
  /// The statistical model with what was observed.
  ///
  /// - Parameter observed: Counted events, a histogram for each channel under its name, as
  ///   `CompiledAnalysis.observed(_:at:)` gives them.
  /// - Throws: `HistogramsError` for a channel that is missing.
  public func likelihood(observing observed: HistogramCollection) throws -> Likelihood {
    let model = try model()
    let counts = try pipeline.channels.flatMap { try observed[$0.name].values }
    return try Likelihood(model, data: model.data(observing: GlobalExpression(counts)))
  }

  /// The same for pyhf and other programs.
  ///
  /// - Throws: `WorkspaceError` for a model that workspaces cannot express; `HistogramsError` for a channel
  ///   that is missing.
  public func workspace(observing observed: HistogramCollection) throws -> Workspace {
    let counts = try pipeline.channels.map { ($0.name, try observed[$0.name].values) }
    return try Workspace(
      evaluating: model(), observing: .counts(Dictionary(counts) { first, _ in first }))
  }
}
