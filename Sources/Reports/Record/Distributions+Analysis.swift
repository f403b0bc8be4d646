import Histograms
import Parameters
import Pipelines

extension Distributions {
  /// About how many bins a cut's variable and an observable have.
  private static let (cutBins, observableBins) = (40, 50)

  /// Fills histograms of nominal events, whose bins are found as those of `apus hist` are.
  ///
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - before: The parameters before training.
  ///   - after: The parameters after training.
  ///   - part: Which events.
  /// - Throws: Problems of the data; `HistogramsError` for bin edges out of order.
  public init(
    _ compiled: CompiledAnalysis, before: ParameterValues, after: ParameterValues,
    part: DataPart = .test
  ) throws {
    let thresholds = zip(
      try compiled.thresholds(part, at: before), try compiled.thresholds(part, at: after))
    cuts = try zip(compiled.comparedVariables, thresholds).enumerated().map { index, found in
      let spectra = try compiled.spectra(ofCompared: index, part, at: after)
      return try Cut(found.0, before: found.1.0, after: found.1.1, spectra, bins: Self.cutBins)
    }
    let edges = zip(try compiled.axes(at: before), try compiled.axes(at: after))
    observables = try zip(compiled.pipeline.channels, edges).enumerated().map { index, found in
      try Observable(
        found.0.name, own: found.1,
        before: try compiled.spectra(ofChannel: index, part, at: before),
        after: try compiled.spectra(ofChannel: index, part, at: after), bins: Self.observableBins)
    }
  }
}

extension Distributions.Cut {
  fileprivate init(
    _ compared: ComparedVariable, before: (threshold: Double, slope: Double?),
    after: (threshold: Double, slope: Double?), _ spectra: [Spectrum], bins: Int
  ) throws {
    (channel, stage, position) = (compared.channel, compared.stage, compared.position)
    variable = compared.variable
    kept = compared.keepsAbove ? .above : .below
    func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
    (thresholdBefore, thresholdAfter) = (finite(before.threshold), finite(after.threshold))
    (slopeBefore, slopeAfter) = (finite(before.slope), finite(after.slope))
    let axis = try Axis.found(
      for: spectra, about: bins, name: compared.variable, unit: compared.unit ?? "")
    self.axis = Distributions.BinEdges(axis)
    processes = try spectra.map { try Distributions.Contents($0, axis) }
  }
}

extension Distributions.Observable {
  fileprivate init(
    _ channel: String, own: (before: Axis, after: Axis), before: [Spectrum], after: [Spectrum],
    bins: Int
  ) throws {
    self.channel = channel
    name = own.after.name
    let isOfCategories = own.after.categories != nil
    let axis =
      isOfCategories
      ? own.after
      : try Axis.found(for: before + after, about: bins, name: name, unit: own.after.unit)
    self.axis = Distributions.BinEdges(axis)
    // Categories are filled by their numbers.
    let filled = isOfCategories ? try Axis(edges: own.after.edges) : axis
    self.before = try before.map { try Distributions.Contents($0, filled) }
    self.after = try after.map { try Distributions.Contents($0, filled) }
    edgesBefore = isOfCategories ? nil : own.before.edges
    edgesAfter = isOfCategories ? nil : own.after.edges
  }
}

extension Axis {
  /// Bins over the values of all processes; from 0 to 1 where there are none.
  fileprivate static func found(
    for spectra: [Spectrum], about bins: Int, name: String, unit: String
  ) throws -> Axis {
    var survey = AxisSurvey()
    for spectrum in spectra { survey.add(spectrum.values) }
    guard !survey.isEmpty else { return try .regular(bins, from: 0, to: 1, name: name, unit: unit) }
    return try survey.axis(about: bins, name: name, unit: unit)
  }
}

extension Distributions.BinEdges {
  fileprivate init(_ axis: Axis) {
    (edges, categories) = (axis.edges, axis.categories)
    unit = axis.unit.isEmpty ? nil : axis.unit
  }
}

extension Distributions.Contents {
  fileprivate init(_ spectrum: Spectrum, _ axis: Axis) throws {
    let histogram = try Histogram(axis: axis, name: spectrum.process)
      .filled(with: spectrum.values, weights: spectrum.weights)
    process = spectrum.process
    (values, variances) = (histogram.values, histogram.variances)
    (below, above) = (
      Distributions.Outside(histogram.underflow), Distributions.Outside(histogram.overflow)
    )
  }
}

extension Distributions.Outside {
  fileprivate init(_ content: BinContent) {
    (value, variance) = (content.value, content.variance)
  }
}
