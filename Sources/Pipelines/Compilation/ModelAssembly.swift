import Autodiff
import HistFactory
import Histograms
import Inference

/// Makes a HistFactory model of the templates of all channels, expressions or numbers.
struct ModelAssembly {
  let channels: [(channel: Channel, templates: [SampleKey: Template])]
  let layouts: [ProcessLayout]
  let model: Model

  /// - Parameters:
  ///   - signal: The process whose strength is the parameter of interest, other signals being background
  ///     at their nominal rates; nil for one strength of all signals.
  ///   - isCounting: Whether all uncertainties are left out.
  /// - Throws: `PipelineError` for a signal that is none, or an uncertainty given twice.
  func assembled(signal: String? = nil, isCounting: Bool = false) throws -> HistFactoryModel {
    let signals = layouts.filter { $0.role == .signal }.map(\.name)
    if let signal, !signals.contains(signal) {
      throw PipelineError.unknownSignal(signal, known: signals)
    }
    let chosen = signal.map { [$0] } ?? signals
    let assembled = try HistFactoryModel(
      channels: try channels.map { channel, templates in
        HistFactoryModel.Channel(
          channel.name,
          samples: try layouts.map {
            try sample(
              of: $0, channel, templates, isSignal: chosen.contains($0.name),
              uncertainties: isCounting ? [] : model.uncertainties)
          })
      }, parameterOfInterest: model.poi, factorInterpolation: model.factorInterpolation,
      shiftInterpolation: model.shiftInterpolation)
    return isCounting ? assembled : try constrained(assembled)
  }

  /// With the constraints that the uncertainties ask for.
  private func constrained(_ assembled: HistFactoryModel) throws -> HistFactoryModel {
    var (result, chosen) = (assembled, [String: NuisanceConstraint]())
    for case (let name, let constraint)? in model.uncertainties.map(\.constraint) {
      if let other = chosen[name], other != constraint {
        throw PipelineError.differentConstraints(name, other, constraint)
      }
      chosen[name] = constraint
      if constraint != .standard { result = try result.constraining(name, by: constraint) }
    }
    return result
  }

  private func sample(
    of layout: ProcessLayout, _ channel: Channel, _ templates: [SampleKey: Template],
    isSignal: Bool, uncertainties: [Uncertainty]
  ) throws -> HistFactoryModel.Sample {
    func values(_ key: SampleKey) -> GlobalExpression {
      templates[key]!.values + channel.fill.pedestal
    }
    let nominal = SampleKey(process: layout.name)
    var modifiers: [Modifier] = isSignal ? [.normFactor(model.poi)] : []
    for uncertainty in uncertainties {
      switch uncertainty {
      case .normalisation(let name, let low, let high, let processes, _):
        guard processes.contains(layout.name) else { continue }
        modifiers.append(.normSys(name, low: GlobalExpression(low), high: GlobalExpression(high)))
      case .shape(let name, _):
        guard layout.variations.contains(name) else { continue }
        let (down, up) = (
          SampleKey(process: layout.name, variation: name, direction: .down),
          SampleKey(process: layout.name, variation: name, direction: .up)
        )
        modifiers.append(.histoSys(name, low: values(down), high: values(up)))
      case .statistical(let processes, _):
        let isCovered = processes?.contains(layout.name) ?? (layout.role == .background)
        guard isCovered else { continue }
        modifiers.append(
          .statError(
            "staterror_\(channel.name)",
            uncertainties: safeSquareRoot(templates[nominal]!.variances)))
      }
    }
    for (index, modifier) in modifiers.enumerated()
    where modifiers[..<index].contains(where: { $0.repeats(modifier) }) {
      throw PipelineError.duplicateUncertainty(modifier.name, process: layout.name)
    }
    return HistFactoryModel.Sample(layout.name, nominal: values(nominal), modifiers: modifiers)
  }
}

extension Uncertainty {
  /// The parameter and what is known of it, for those that leave it open.
  fileprivate var constraint: (name: String, NuisanceConstraint)? {
    switch self {
    case .normalisation(let name, _, _, _, let constraint), .shape(let name, let constraint):
      (name, constraint)
    case .statistical: nil
    }
  }
}

extension Modifier {
  /// Whether another modifier of the same sample does the same once more.
  fileprivate func repeats(_ other: Modifier) -> Bool {
    switch (self, other) {
    case (.normSys, .normSys), (.histoSys, .histoSys), (.statError, .statError),
      (.normFactor, _), (_, .normFactor):
      name == other.name
    default: false
    }
  }
}
