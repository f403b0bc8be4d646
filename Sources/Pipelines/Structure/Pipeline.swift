/// A whole analysis: channels, the statistical model over them, and what training improves.
public struct Pipeline {
  public let channels: [Channel]
  public let model: Model
  public let objective: Objective
}

/// Puts a pipeline together: either channels, or the stages of a single one; then `Model`, then
/// an `Objective`.
///
/// ```swift
/// var pipeline: Pipeline {
///   Observe("score") { network.score($0.columns(features)) }
///   Fill(innerEdges: edges, in: 0...1, bandwidth: 0.05)
///   Model(poi: "mu") { HistoSys("shape") }
///   Objective.significance
/// }
/// ```
/// The order is checked by the compiler.
@resultBuilder
public enum PipelineBuilder {
  public struct Channels { var channels: [Channel] }
  public struct Modelled {
    var channels: [Channel]
    var model: Model
  }

  public static func buildExpression(_ channel: Channel) -> Channels {
    Channels(channels: [channel])
  }
  public static func buildExpression(_ select: Select) -> ChannelBuilder.Selected {
    ChannelBuilder.buildExpression(select)
  }
  public static func buildExpression(_ observe: Observe) -> Observe { observe }
  public static func buildExpression(_ fill: Fill) -> Fill { fill }
  public static func buildExpression(_ model: Model) -> Model { model }
  public static func buildExpression(_ objective: Objective) -> Objective { objective }

  public static func buildPartialBlock(first: Channels) -> Channels { first }
  public static func buildPartialBlock(first: ChannelBuilder.Selected) -> ChannelBuilder.Selected {
    first
  }
  public static func buildPartialBlock(first: Observe) -> ChannelBuilder.Observed {
    ChannelBuilder.buildPartialBlock(first: first)
  }
  public static func buildPartialBlock(accumulated: Channels, next: Channels) -> Channels {
    Channels(channels: accumulated.channels + next.channels)
  }
  public static func buildPartialBlock(
    accumulated: ChannelBuilder.Selected, next: ChannelBuilder.Selected
  ) -> ChannelBuilder.Selected {
    ChannelBuilder.buildPartialBlock(accumulated: accumulated, next: next)
  }
  public static func buildPartialBlock(accumulated: ChannelBuilder.Selected, next: Observe)
    -> ChannelBuilder.Observed
  {
    ChannelBuilder.buildPartialBlock(accumulated: accumulated, next: next)
  }
  public static func buildPartialBlock(accumulated: ChannelBuilder.Observed, next: Fill)
    -> Channels
  {
    let filled = ChannelBuilder.buildPartialBlock(accumulated: accumulated, next: next)
    return Channels(channels: [Channel("signal region") { filled }])
  }
  public static func buildPartialBlock(accumulated: Channels, next: Model) -> Modelled {
    Modelled(channels: accumulated.channels, model: next)
  }
  public static func buildPartialBlock(accumulated: Modelled, next: Objective) -> Pipeline {
    Pipeline(channels: accumulated.channels, model: accumulated.model, objective: next)
  }

  public static func buildOptional(_ stages: ChannelBuilder.Selected?) -> ChannelBuilder.Selected {
    ChannelBuilder.buildOptional(stages)
  }
  public static func buildEither(first: ChannelBuilder.Selected) -> ChannelBuilder.Selected {
    first
  }
  public static func buildEither(second: ChannelBuilder.Selected) -> ChannelBuilder.Selected {
    second
  }
  public static func buildArray(_ stages: [ChannelBuilder.Selected]) -> ChannelBuilder.Selected {
    ChannelBuilder.buildArray(stages)
  }
  public static func buildOptional(_ channels: Channels?) -> Channels {
    channels ?? Channels(channels: [])
  }
  public static func buildEither(first: Channels) -> Channels { first }
  public static func buildEither(second: Channels) -> Channels { second }
  public static func buildArray(_ channels: [Channels]) -> Channels {
    Channels(channels: channels.flatMap(\.channels))
  }

  public static func buildFinalResult(_ pipeline: Pipeline) -> Pipeline { pipeline }
}
