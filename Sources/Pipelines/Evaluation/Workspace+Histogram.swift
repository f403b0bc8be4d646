import HistFactory
import Histograms

extension Workspace.Sample {
  /// The template that a histogram is, with its statistical errors.
  ///
  /// ```swift
  /// let sample = Workspace.Sample(name: "ttbar", histogram, statError: "staterror_SR")
  /// ```
  ///
  /// The data are the values of the bins without flow, those of several axes one after another, and
  /// the errors √Σw² of each.
  ///
  /// - Parameters:
  ///   - name: The process.
  ///   - histogram: Expected events.
  ///   - statError: The name of the parameters for the statistical errors, which all samples of a
  ///     channel share; nil for none.
  ///   - modifiers: What else changes the sample's rates.
  public init(
    name: String, _ histogram: Histogram, statError: String? = nil,
    modifiers: [Workspace.Modifier] = []
  ) {
    let errors = statError.map {
      Workspace.Modifier(name: $0, effect: .statError(histogram.uncertainties))
    }
    self.init(
      name: name, data: histogram.values, modifiers: modifiers + (errors.map { [$0] } ?? []))
  }
}

extension Workspace.Observation {
  /// What was counted in a channel: the values of the bins without flow.
  ///
  /// - Parameters:
  ///   - name: The channel's name.
  ///   - histogram: Counted events.
  public init(name: String, _ histogram: Histogram) {
    self.init(name: name, data: histogram.values)
  }
}
