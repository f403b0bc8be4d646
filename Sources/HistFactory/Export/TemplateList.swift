import Autodiff

/// All templates of a model in one list, to be evaluated together and then handed out in order.
struct TemplateList {
  let expressions: [GlobalExpression]
  /// The values, those not yet handed out.
  var numbers: ArraySlice<[Double]> = []

  init(_ model: HistFactoryModel) {
    expressions = model.channels.flatMap(\.samples).flatMap { sample in
      [sample.nominal] + sample.modifiers.flatMap(\.templates)
    }
  }

  mutating func next() -> [Double] { numbers.removeFirst() }
}

extension Modifier {
  /// The expressions that `Workspace.Effect.init(_:_:)` takes values of, in its order.
  fileprivate var templates: [GlobalExpression] {
    switch self {
    case .normSys(_, let low, let high), .histoSys(_, let low, let high): [low, high]
    case .statError(_, let values), .shapeSys(_, let values): [values]
    case .normFactor, .shapeFactor, .luminosity: []
    }
  }
}

extension Workspace.Channel {
  init(_ channel: HistFactoryModel.Channel, _ templates: inout TemplateList) {
    var samples: [Workspace.Sample] = []
    for sample in channel.samples {
      samples.append(Workspace.Sample(sample, &templates))
    }
    self.init(name: channel.name, samples: samples)
  }
}

extension Workspace.Sample {
  fileprivate init(_ sample: HistFactoryModel.Sample, _ templates: inout TemplateList) {
    let nominal = templates.next()
    var modifiers: [Workspace.Modifier] = []
    for modifier in sample.modifiers {
      modifiers.append(
        .init(name: modifier.name, effect: Workspace.Effect(modifier, &templates)))
    }
    self.init(name: sample.name, data: nominal, modifiers: modifiers)
  }
}

extension Workspace.Effect {
  fileprivate init(_ modifier: Modifier, _ templates: inout TemplateList) {
    switch modifier {
    case .normFactor: self = .normFactor
    case .shapeFactor: self = .shapeFactor
    case .luminosity: self = .luminosity
    case .statError: self = .statError(templates.next())
    case .shapeSys: self = .shapeSys(templates.next())
    case .normSys: self = .normSys(low: templates.next()[0], high: templates.next()[0])
    case .histoSys: self = .histoSys(low: templates.next(), high: templates.next())
    }
  }
}
