import Autodiff
import Histograms

/// A region of the analysis: selections, an observable and its histogram.
public struct Channel {
  public let name: String
  let selections: [Select]
  let observe: Observe
  let fill: Fill

  /// ```swift
  /// Channel("signal region") {
  ///   Select("met", slope: 0.5) { $0["PRI_met"] > met }
  ///   Observe("score") { network.score($0.columns(features)) }
  ///   Fill(innerEdges: edges, in: 0...1, bandwidth: 0.05)
  /// }
  /// ```
  public init(_ name: String, @ChannelBuilder stages: () -> ChannelBuilder.Filled) {
    let filled = stages()
    self.name = name
    selections = filled.selections
    observe = filled.observe
    fill = filled.fill
  }

  /// A sample's template, its observable, and the weights that go into it.
  ///
  /// - Throws: `PipelineError` for an observable that does not fit the bins.
  func template(of events: Events, weights: EventExpression, reading: Reading) throws
    -> ChannelSample
  {
    var kept = weights
    var flow: [GlobalExpression] = [kept.sumOverEvents()]
    for select in selections {
      kept = kept * select(events, reading: reading)
      flow.append(kept.sumOverEvents())
    }
    let observable = observe(events)
    try fill.binning.validate(observable.shape, channel: name)
    return ChannelSample(
      template: fill(observable, weights: kept, fullWeights: weights, reading: reading),
      observable: observable, initialWeights: weights, cutFlow: flow,
      compared: selections.flatMap { $0.cut(events).variables } + [observable])
  }
}

extension Channel {
  /// What each event adds to the channel's histogram in the exact reading, linear in its weight and in
  /// its squared weight: w of the bin that it is counted in, then w², of shape `[2 bins]` per event.
  func countedContents(of events: Events, weights: EventExpression) -> EventExpression {
    let bins = fill.membership(of: observe(events))
    // A counted event is kept whole or not at all, so its squared weight is cut like its weight.
    let counted = selections.reduce(bins) { $0 * $1(events, reading: .exact) }
    return concatenate([weights * counted, square(weights) * counted])
  }
}

/// What a channel makes of one sample.
struct ChannelSample {
  var template: Template
  let observable: EventExpression
  let initialWeights: EventExpression
  /// Sums of weights before the first selection and after each.
  let cutFlow: [GlobalExpression]
  /// What cuts and bin edges are compared with: comparing a NaN would go unnoticed.
  let compared: [EventExpression]

  /// With some events of the sample's mean weight Σw²/Σw in every bin.
  func adding(prior: Double) -> ChannelSample {
    guard prior > 0 else { return self }
    let mean = square(initialWeights).sumOverEvents() / initialWeights.sumOverEvents()
    var copy = self
    copy.template = Template(
      values: template.values + prior * mean, variances: template.variances + prior * square(mean))
    return copy
  }
}

/// Puts the stages of a channel together, in their order: selections, `Observe`, `Fill`.
@resultBuilder
public enum ChannelBuilder {
  public struct Selected { var selections: [Select] }
  public struct Observed {
    var selections: [Select]
    var observe: Observe
  }
  public struct Filled {
    var selections: [Select]
    var observe: Observe
    var fill: Fill
  }

  public static func buildExpression(_ select: Select) -> Selected {
    Selected(selections: [select])
  }
  public static func buildExpression(_ observe: Observe) -> Observe { observe }
  public static func buildExpression(_ fill: Fill) -> Fill { fill }

  /// Stages put together elsewhere.
  public static func buildExpression(_ stages: Filled) -> Filled { stages }

  public static func buildPartialBlock(first: Filled) -> Filled { first }
  public static func buildPartialBlock(first: Selected) -> Selected { first }
  public static func buildPartialBlock(first: Observe) -> Observed {
    Observed(selections: [], observe: first)
  }
  public static func buildPartialBlock(accumulated: Selected, next: Selected) -> Selected {
    Selected(selections: accumulated.selections + next.selections)
  }
  public static func buildPartialBlock(accumulated: Selected, next: Observe) -> Observed {
    Observed(selections: accumulated.selections, observe: next)
  }
  public static func buildPartialBlock(accumulated: Observed, next: Fill) -> Filled {
    Filled(selections: accumulated.selections, observe: accumulated.observe, fill: next)
  }

  public static func buildOptional(_ stages: Selected?) -> Selected {
    stages ?? Selected(selections: [])
  }
  public static func buildEither(first: Selected) -> Selected { first }
  public static func buildEither(second: Selected) -> Selected { second }
  public static func buildArray(_ stages: [Selected]) -> Selected {
    Selected(selections: stages.flatMap(\.selections))
  }

  public static func buildFinalResult(_ stages: Filled) -> Filled { stages }
}
