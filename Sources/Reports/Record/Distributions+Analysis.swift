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
    try self.init(
      joining: [TrainedFold(compiled, initial: before, trained: after)], part: part)
  }

  /// Fills histograms of the events of all folds of a cross-training together, each selected as the training
  /// says that did not see it, and scaled as `CountedAnalysis(joining:)` scales them.
  ///
  /// Thresholds and edges are means over folds.
  ///
  /// - Parameters:
  ///   - folds: All folds.
  ///   - part: Which events; only test events are each of one fold.
  /// - Throws: `PipelineError` for folds that cannot be joined; problems of the data; `HistogramsError`
  ///   for bin edges out of order.
  public init(joining folds: [TrainedFold], part: DataPart = .test) throws {
    let joined = JoinedSpectra(
      folds: folds, part: part,
      shares: try CompiledAnalysis.shares(of: folds.map(\.compiled), part))
    let compiled = folds.first!.compiled
    cuts = try joined.cuts(of: compiled.comparedVariables, bins: Self.cutBins)
    observables = try compiled.pipeline.channels.enumerated().map { index, channel in
      try Observable(
        channel.name, axes: try joined.axes(of: index),
        before: try joined.spectra(\.initial) { try $0.spectra(ofChannel: index, part, at: $1) },
        after: try joined.spectra(\.trained) { try $0.spectra(ofChannel: index, part, at: $1) },
        bins: Self.observableBins)
    }
  }
}

/// What folds show, put together.
private struct JoinedSpectra {
  let folds: [TrainedFold]
  let part: DataPart
  /// By fold and process.
  let shares: [[Double]]

  /// The spectra of every process, the events of all folds together.
  func spectra(
    _ values: KeyPath<TrainedFold, ParameterValues>,
    of spectra: (CompiledAnalysis, ParameterValues) throws -> [Spectrum]
  ) throws -> [Spectrum] {
    Spectrum.joined(
      try folds.map { try spectra($0.compiled, $0[keyPath: values]) }, shares: shares)
  }

  /// The axis of a channel in each fold, before and after training.
  func axes(of channel: Int) throws -> (before: [Axis], after: [Axis]) {
    (
      try folds.map { try $0.compiled.axes(at: $0.initial)[channel] },
      try folds.map { try $0.compiled.axes(at: $0.trained)[channel] }
    )
  }

  func cuts(of compared: [ComparedVariable], bins: Int) throws -> [Distributions.Cut] {
    let before = try folds.map { try $0.compiled.thresholds(part, at: $0.initial) }
    let after = try folds.map { try $0.compiled.thresholds(part, at: $0.trained) }
    return try compared.enumerated().map { index, compared in
      try Distributions.Cut(
        compared, before: before.map { $0[index] }, after: after.map { $0[index] },
        spectra(\.trained) { try $0.spectra(ofCompared: index, part, at: $1) }, bins: bins)
    }
  }
}

extension Distributions.Cut {
  fileprivate init(
    _ compared: ComparedVariable, before: [(threshold: Double, slope: Double?)],
    after: [(threshold: Double, slope: Double?)], _ spectra: [Spectrum], bins: Int
  ) throws {
    (channel, stage, position) = (compared.channel, compared.stage, compared.position)
    variable = compared.variable
    kept = compared.keepsAbove ? .above : .below
    (thresholdBefore, thresholdAfter) = (
      mean(before.map(\.threshold)), mean(after.map(\.threshold))
    )
    (slopeBefore, slopeAfter) = (mean(before.map(\.slope)), mean(after.map(\.slope)))
    let axis = try Axis.found(
      for: spectra, about: bins, name: compared.variable, unit: compared.unit ?? "")
    self.axis = Distributions.BinEdges(axis)
    processes = try spectra.map { try Distributions.Contents($0, axis) }
  }
}

/// The mean of numbers; nil where one is none or not finite.
private func mean(_ numbers: [Double?]) -> Double? {
  let known = numbers.compactMap(\.self)
  guard known.count == numbers.count, known.allSatisfy(\.isFinite) else { return nil }
  return Spread(known)?.mean
}

extension Distributions.Observable {
  /// - Parameter axes: Of each fold, which have as many bins.
  fileprivate init(
    _ channel: String, axes: (before: [Axis], after: [Axis]), before: [Spectrum],
    after: [Spectrum], bins: Int
  ) throws {
    self.channel = channel
    let own = axes.after[0]
    name = own.name
    let isOfCategories = own.categories != nil
    let axis =
      isOfCategories
      ? own : try Axis.found(for: before + after, about: bins, name: name, unit: own.unit)
    self.axis = Distributions.BinEdges(axis)
    // Categories are filled by their numbers.
    let filled = isOfCategories ? try Axis(edges: own.edges) : axis
    self.before = try before.map { try Distributions.Contents($0, filled) }
    self.after = try after.map { try Distributions.Contents($0, filled) }
    edgesBefore = isOfCategories ? nil : Self.edges(of: axes.before)
    edgesAfter = isOfCategories ? nil : Self.edges(of: axes.after)
  }

  private static func edges(of axes: [Axis]) -> [Double]? {
    let edges = axes[0].edges.indices.map { edge in mean(axes.map { $0.edges[edge] }) }
    return edges.contains(nil) ? nil : edges.compactMap(\.self)
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
