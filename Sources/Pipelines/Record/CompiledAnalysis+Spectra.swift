import Autodiff
import Histograms
import Parameters

/// The values of a variable with the weights of the events that it is of.
package struct Spectrum: Sendable {
  package let process: String
  package let values: [Double]
  package let weights: [Double]

  /// Without events of no weight, and without those that have no number.
  init(_ process: String, values: [Double], weights: [Double]) {
    self.process = process
    let kept = values.indices.filter { weights[$0] != 0 && !values[$0].isNaN }
    self.values = kept.map { values[$0] }
    self.weights = kept.map { weights[$0] }
  }
}

/// What a selection compares with a threshold.
package struct ComparedVariable: Sendable {
  package let channel: String
  package let stage: String
  package let position: Int
  package let variable: String
  package let unit: String?
  package let keepsAbove: Bool
}

extension CompiledAnalysis {
  /// Every comparison of every selection with one number, in order of channels and stages.
  package var comparedVariables: [ComparedVariable] {
    comparisons.map { channel, comparison in
      ComparedVariable(
        channel: channel.name, stage: comparison.stage, position: comparison.position,
        variable: comparison.name, unit: unit(of: comparison.threshold),
        keepsAbove: comparison.keepsAbove)
    }
  }

  /// The threshold and the slope of each of `comparedVariables`; nil for a slope that there is not.
  package func thresholds(_ part: DataPart, at values: ParameterValues) throws -> [(
    threshold: Double, slope: Double?
  )] {
    let comparisons = comparisons.map(\.comparison)
    let outputs = comparisons.flatMap { [$0.threshold] + ($0.slope.map { [$0] } ?? []) }
    var numbers = try evaluate(outputs, part, .exact, at: values)[...]
    return comparisons.map { comparison in
      let threshold = numbers.removeFirst().scalar
      guard let slope = comparison.slope else { return (threshold, nil) }
      let number = numbers.removeFirst()
      return (threshold, slope.shape == .scalar ? number.scalar : nil)
    }
  }

  /// The values of one of `comparedVariables` of the events that the selections before its own keep.
  ///
  /// - Parameters:
  ///   - index: Its place.
  ///   - part: Which events.
  ///   - values: All parameters.
  package func spectra(ofCompared index: Int, _ part: DataPart, at values: ParameterValues) throws
    -> [Spectrum]
  {
    let (channel, comparison) = comparisons[index]
    let place = comparisons[..<index].count { $0.channel.name == channel.name }
    return try spectra(part, at: values) { sample in
      let kept = channel.keptWeights(of: sample.events, sample.weights, .exact)
      return (
        channel.scalarComparisons(of: sample.events)[place].variable, kept[comparison.position]
      )
    }
  }

  /// The values of a channel's observable, or the number of its category from 0, of the events that all
  /// selections keep.
  ///
  /// - Parameters:
  ///   - index: The channel's place.
  ///   - part: Which events.
  ///   - values: All parameters.
  package func spectra(ofChannel index: Int, _ part: DataPart, at values: ParameterValues) throws
    -> [Spectrum]
  {
    let channel = pipeline.channels[index]
    return try spectra(part, at: values) { sample in
      var observable = channel.observe(sample.events)
      if case .categories(let count, _) = channel.fill.binning {
        observable =
          (observable.oneHotArgmax() * GlobalExpression((0..<count).map { Double($0) })).sum()
      }
      return (observable, channel.keptWeights(of: sample.events, sample.weights, .exact).last!)
    }
  }

  private func spectra(
    _ part: DataPart, at values: ParameterValues,
    of variable: (NominalSample) -> (EventExpression, EventExpression)
  ) throws -> [Spectrum] {
    let samples = nominalSamples
    let pairs = samples.map(variable)
    let evaluator = Evaluator(Plan([], eventOutputs: pairs.flatMap { [$0.0, $0.1] }))
    let scales = try self.samples(part).bind(to: evaluator, graph(.exact))
    try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(standards) { $1 })
    return zip(samples, pairs).map { sample, pair in
      Spectrum(
        sample.process, values: evaluator.eventValues(pair.0)[0],
        weights: evaluator.eventValues(pair.1)[0])
    }
  }

  /// Of the first process, for all have the same.
  var comparisons: [(channel: Channel, comparison: Comparison)] {
    let events = nominalSamples[0].events
    return pipeline.channels.flatMap { channel in
      channel.scalarComparisons(of: events).map { (channel, $0) }
    }
  }

  /// The unit of a trainable that is a threshold by itself.
  private func unit(of threshold: GlobalExpression) -> String? {
    parameters.first { $0.expression == threshold }?.unit
  }
}

extension Channel {
  /// Comparisons of one number with another, which are those that can be drawn.
  func scalarComparisons(of events: Events) -> [Comparison] {
    comparisons(of: events).filter {
      $0.variable.shape == .scalar && $0.threshold.shape == .scalar
    }
  }
}
