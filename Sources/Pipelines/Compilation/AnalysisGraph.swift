import Autodiff
import HistFactory
import Histograms

/// A pipeline applied to the samples of an analysis, in one reading: everything as expressions.
struct AnalysisGraph {
  let reading: Reading
  let pipeline: Pipeline
  let layouts: [ProcessLayout]
  let samples: [SampleSpace]
  /// By channel, then sample: templates scaled to expected events.
  let channels: [[SampleKey: ChannelSample]]
  /// Makes models of the templates, the whole one and parts of it.
  let assembly: ModelAssembly
  /// The statistical model with all signals and uncertainties.
  let model: HistFactoryModel

  init(_ pipeline: Pipeline, layouts: [ProcessLayout], reading: Reading, standard: Standards) throws
  {
    try Self.validate(pipeline, layouts)
    self.pipeline = pipeline
    self.layouts = layouts
    self.reading = reading
    let samples = layouts.flatMap(\.keys).map { key in
      SampleSpace(
        key: key, space: EventSpace("\(key)"), scale: .parameter("scale of \(key)"))
    }
    self.samples = samples
    let byName = Dictionary(uniqueKeysWithValues: layouts.map { ($0.name, $0) })
    channels = try pipeline.channels.map { channel in
      Dictionary(
        uniqueKeysWithValues: try samples.map { sample in
          let events = Events(sample.space, standard: standard)
          let layout = byName[sample.key.process]!
          let unit = layout.weight.map { events[$0] } ?? .ones(of: sample.space)
          let filled = try channel.template(
            of: events, weights: unit * sample.scale, reading: reading)
          return (sample.key, filled.adding(prior: pipeline.model.prior(of: layout)))
        })
    }
    assembly = ModelAssembly(
      channels: zip(pipeline.channels, channels).map { ($0, $1.mapValues(\.template)) },
      layouts: layouts,
      model: pipeline.model)
    model = try assembly.assembled()
  }

  private static func validate(_ pipeline: Pipeline, _ layouts: [ProcessLayout]) throws {
    let names = layouts.map(\.name)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw PipelineError.duplicateProcess(name)
    }
    guard layouts.contains(where: { $0.role == .signal }) else { throw PipelineError.noSignal }
    guard layouts.contains(where: { $0.role == .background }) else {
      throw PipelineError.noBackground
    }
    for uncertainty in pipeline.model.uncertainties {
      switch uncertainty {
      case .normalisation(let name, _, _, let processes, _):
        try requireProcesses(processes, "uncertainty '\(name)'", names)
      case .statistical(let processes, _):
        try requireProcesses(processes ?? [], "StatError", names)
      case .shape(let name, _):
        let known = Set(layouts.flatMap(\.variations)).sorted()
        if !known.contains(name) { throw PipelineError.unknownVariation(name, known: known) }
      }
    }
  }

  private static func requireProcesses(_ names: [String], _ used: String, _ known: [String]) throws
  {
    for name in names where !known.contains(name) {
      throw PipelineError.unknownProcess(name, used: used, known: known)
    }
  }

  /// Expected events of one role in each bin of each channel, nominal.
  func total(_ role: ProcessRole) -> [GlobalExpression] {
    zip(channels, pipeline.channels).map { samples, channel in
      let values = templates(role, samples).map(\.values)
      return values.dropFirst().reduce(values[0], +)
        + channel.fill.pedestal * Double(values.count)
    }
  }

  /// The variances of `total(_:)` from finite simulation.
  func totalVariance(_ role: ProcessRole) -> [GlobalExpression] {
    channels.map { samples in
      let variances = templates(role, samples).map(\.variances)
      return variances.dropFirst().reduce(variances[0], +)
    }
  }

  private func templates(_ role: ProcessRole, _ samples: [SampleKey: ChannelSample]) -> [Template] {
    layouts.filter { $0.role == role }.map { samples[SampleKey(process: $0.name)]!.template }
  }
}

extension EventExpression {
  /// 1 for every event.
  static func ones(of space: EventSpace) -> EventExpression {
    GlobalExpression(1.0).broadcast(toEventsOf: space)
  }
}
