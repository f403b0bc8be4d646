import Autodiff
import Diagnostics

extension HistFactoryModel {
  /// The model of a workspace, its templates being constants.
  ///
  /// Channels stand in the order of the workspace. What the measurement says about parameters (initial
  /// values, bounds, widths, auxiliary data, whether they are fixed) is applied; what it says about
  /// parameters that no modifier uses is ignored, as in pyhf.
  ///
  /// - Parameters:
  ///   - workspace: A workspace.
  ///   - measurement: The name of one of its measurements; the first if nil.
  ///   - factorInterpolation: How `normsys` is interpolated, which workspaces do not say.
  ///   - shiftInterpolation: How `histosys` is interpolated.
  /// - Throws: `WorkspaceError` for a workspace that contradicts itself, `ModelError` for modifiers that
  ///   do not share a parameter.
  public init(
    _ workspace: Workspace, measurement: String? = nil,
    factorInterpolation: Interpolation = .polynomialExponential,
    shiftInterpolation: Interpolation = .polynomialLinear
  ) throws {
    try workspace.validate()
    if factorInterpolation.isExponential { try workspace.requirePositiveFactors() }
    let (index, measurement) = try workspace.measurement(named: measurement)
    let place = JSONPointer.root / "measurements" / index / "config"
    try workspace.requireModifier(of: measurement.parameterOfInterest, at: place / "poi")
    let luminosity = try measurement.luminosity(neededBy: workspace, at: place / "parameters")
    try self.init(
      channels: workspace.channels.map { Channel($0, luminosity: luminosity) },
      parameterOfInterest: measurement.parameterOfInterest,
      factorInterpolation: factorInterpolation, shiftInterpolation: shiftInterpolation)
    if let poi = measurement.parameterOfInterest { try requireScalar(poi, at: place / "poi") }
    for (index, settings) in measurement.parameters.enumerated() {
      try apply(settings, at: place / "parameters" / index)
    }
  }

  private func requireScalar(_ poi: String, at place: JSONPointer) throws {
    let count = parameters.first { $0.name == poi }!.range.count
    if count != 1 {
      throw WorkspaceError(
        "the parameter of interest '\(poi)' has \(count) elements, one is expected", at: place)
    }
  }

  /// The counts that a workspace observed, with this model's auxiliary data.
  ///
  /// - Parameter workspace: One with an observation for each channel of the model.
  /// - Throws: `WorkspaceError` if an observation is missing or has another number of bins.
  public func data(of workspace: Workspace) throws -> ModelData {
    let place = JSONPointer.root / "observations"
    let counts = try channels.map { channel in
      guard let index = workspace.observations.firstIndex(where: { $0.name == channel.name }) else {
        let known = workspace.observations.map(\.name)
        throw WorkspaceError(
          "channel '\(channel.name)' has no observation\(suggestion(for: channel.name, in: known))",
          at: place)
      }
      let counts = workspace.observations[index].data
      try requireBins(
        counts, channel.samples[0].nominal.shape.count, of: "channel '\(channel.name)'",
        at: place / index / "data")
      return counts
    }
    return data(observing: GlobalExpression(counts.flatMap(\.self)))
  }
}

extension HistFactoryModel.Channel {
  fileprivate init(_ channel: Workspace.Channel, luminosity: Workspace.Luminosity?) {
    self.init(
      channel.name,
      samples: channel.samples.map { sample in
        .init(
          sample.name, nominal: GlobalExpression(sample.data),
          modifiers: sample.modifiers.map { Modifier($0, luminosity: luminosity) })
      })
  }
}

extension Modifier {
  fileprivate init(_ modifier: Workspace.Modifier, luminosity: Workspace.Luminosity?) {
    let name = modifier.name
    switch modifier.effect {
    case .normFactor: self = .normFactor(name)
    case .normSys(let low, let high):
      self = .normSys(name, low: GlobalExpression(low), high: GlobalExpression(high))
    case .histoSys(let low, let high):
      self = .histoSys(name, low: GlobalExpression(low), high: GlobalExpression(high))
    case .shapeSys(let values):
      self = .shapeSys(name, uncertainties: GlobalExpression(values))
    case .shapeFactor: self = .shapeFactor(name)
    case .statError(let values):
      self = .statError(name, uncertainties: GlobalExpression(values))
    case .luminosity:
      self = .luminosity(
        name, nominal: luminosity!.nominal, uncertainty: luminosity!.uncertainty)
    }
  }
}
