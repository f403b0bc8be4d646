import Autodiff
import Diagnostics

extension Workspace {
  /// What an exported workspace observes.
  public enum ObservedCounts: Sendable {
    /// The expectation at this signal strength, other parameters at their initial values.
    case asimov(mu: Double)
    /// Events in each bin, by channel.
    case counts([String: [Double]])
  }

  /// A model's templates as numbers, for pyhf and other programs.
  ///
  /// ```swift
  /// let workspace = try Workspace(evaluating: model, observing: .asimov(mu: 0)) {
  ///   try values(of: $0, at: trained, events: samples)
  /// }
  /// try workspace.write(to: file)
  /// ```
  /// Written are the parameter of interest with its bounds, and the settings of every parameter that
  /// differs from what pyhf assumes. How systematics are interpolated is not part of a workspace: pyhf
  /// agrees with models that keep the default interpolations.
  ///
  /// - Parameters:
  ///   - model: A model made of expressions.
  ///   - observed: What to write as observed.
  ///   - measurement: The name of the measurement.
  ///   - evaluate: Computes all templates at once.
  /// - Throws: `WorkspaceError` for what is `inexpressible`, for values that are not finite, for counts
  ///   of unknown channels or another number of bins, or for Asimov data without a parameter of interest;
  ///   what `evaluate` throws.
  public init(
    evaluating model: HistFactoryModel, observing observed: ObservedCounts,
    measurement: String = "measurement",
    evaluate: ([GlobalExpression]) throws -> [Tensor] = { try values(of: $0) }
  ) throws {
    if let reason = try model.inexpressible.first {
      throw WorkspaceError("the model cannot be written as a workspace: \(reason)")
    }
    var templates = TemplateList(model)
    let rates = try model.expectedRates(for: observed)
    templates.numbers = try evaluate(templates.expressions + rates).map(\.elements)[...]
    let channels = model.channels.map { Channel($0, &templates) }
    self.init(
      channels: channels,
      observations: zip(channels, Self.counts(observed, channels, templates.numbers)).map {
        Observation(name: $0.name, data: $1)
      },
      measurements: [
        Measurement(
          name: measurement, parameterOfInterest: model.parameterOfInterest,
          parameters: try model.settingsBeyondDefaults())
      ])
    if case .counts(let given) = observed { try requireChannels(given.keys.sorted()) }
    try validate()
  }

  /// The counts of each channel; the expectation is the last of the evaluated numbers.
  private static func counts(
    _ observed: ObservedCounts, _ channels: [Channel], _ numbers: ArraySlice<[Double]>
  ) -> [[Double]] {
    switch observed {
    case .counts(let counts): return channels.map { counts[$0.name] ?? [] }
    case .asimov:
      var rest = numbers.last![...]
      return channels.map { channel in
        defer { rest = rest.dropFirst(channel.binCount) }
        return Array(rest.prefix(channel.binCount))
      }
    }
  }

  private func requireChannels(_ names: [String]) throws {
    let known = channels.map(\.name)
    for name in names where !known.contains(name) {
      throw WorkspaceError(
        "counts are given for '\(name)', the channels are \(known.joined(separator: ", "))",
        at: .root / "observations")
    }
  }
}

extension HistFactoryModel {
  fileprivate func expectedRates(for observed: Workspace.ObservedCounts) throws
    -> [GlobalExpression]
  {
    guard case .asimov(let mu) = observed else { return [] }
    guard let poi = parameterOfInterest else { throw ModelError.noParameterOfInterest }
    var theta = initialValues
    theta[try index(of: poi)] = mu
    return [expectedRates(at: GlobalExpression(theta))]
  }
}
