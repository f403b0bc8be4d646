import Autodiff

/// Gathers a model's parameters from its modifiers, in order of appearance.
///
/// Initial values and bounds are pyhf's: factors start at 1 within [0, 10] (constrained ones within
/// [10⁻¹⁰, 10]), constrained shifts start at 0 within [−5, 5].
struct ParameterCollector {
  private(set) var parameters: [ModelParameter] = []
  /// The position of each name in `parameters`.
  private(set) var positions: [String: Int] = [:]
  private var next = 0
  /// The channel of each statistical error.
  private var channelNames: [String: String] = [:]

  init(_ channels: [HistFactoryModel.Channel]) throws {
    for channel in channels {
      for sample in channel.samples {
        for modifier in sample.modifiers {
          try add(modifier, sample, channel)
        }
      }
    }
  }

  private mutating func add(
    _ modifier: Modifier, _ sample: HistFactoryModel.Sample, _ channel: HistFactoryModel.Channel
  ) throws {
    let bins = sample.nominal.shape.count
    try requireShapes(modifier, sample, channel, bins)
    switch modifier {
    case .normFactor(let name):
      try add(name, .free, count: 1, start: 1, bounds: 0...10)
    case .normSys(let name, _, _), .histoSys(let name, _, _):
      try add(name, .standardNormal, count: 1, start: 0, bounds: -5...5)
    case .shapeFactor(let name):
      try add(name, .free, count: bins, start: 1, bounds: 0...10, isPerBin: true)
    case .luminosity(let name, let nominal, let uncertainty):
      try add(
        name, .normal(nominal: nominal, width: uncertainty), count: 1, start: nominal,
        bounds: 0...10)
    case .statError(let name, _):
      if channelNames[name] == channel.name { return }
      if channelNames[name] != nil { throw ModelError.sharedStatError(name) }
      channelNames[name] = channel.name
      if positions[name] != nil {
        throw ModelError.conflictingParameter(name)
      }
      let widths = relativeWidths(of: name, in: channel)
      try add(
        name, .statistical(relativeWidths: widths), count: bins, start: 1, bounds: 1e-10...10,
        isPerBin: true)
    case .shapeSys(let name, let uncertainties):
      if positions[name] != nil { throw ModelError.sharedShapeSys(name) }
      let isActive = active(uncertainties) * active(sample.nominal)
      let ratio =
        isActive.select(sample.nominal, 1.0)
        / isActive.select(uncertainties, 1.0)
      let tau = isActive.select(square(ratio), 0.0 * ratio)
      try add(
        name, .poisson(tau: tau), count: bins, start: 1, bounds: 1e-10...10,
        isPerBin: true)
    }
  }

  private func active(_ value: GlobalExpression) -> GlobalExpression { value.isGreater(than: 0) }

  /// √Σδ² / Σnominal over the channel's samples that carry the statistical error; 0 where empty.
  private func relativeWidths(of name: String, in channel: HistFactoryModel.Channel)
    -> GlobalExpression
  {
    var squares: GlobalExpression?
    var total: GlobalExpression?
    for sample in channel.samples {
      for case .statError(name, let uncertainties) in sample.modifiers {
        squares = squares.map { $0 + square(uncertainties) } ?? square(uncertainties)
        total = total.map { $0 + sample.nominal } ?? sample.nominal
      }
    }
    let isActive = active(squares!) * active(total!)
    let width = sqrt(isActive.select(squares!, 1.0)) / isActive.select(total!, 1.0)
    return isActive.select(width, 0.0 * width)
  }

  private mutating func add(
    _ name: String, _ kind: ModelParameter.Kind, count: Int, start: Double,
    bounds: ClosedRange<Double>, isPerBin: Bool = false
  ) throws {
    if let position = positions[name] {
      let known = parameters[position]
      guard known.range.count == count, known.isPerBin == isPerBin, known.isSameKind(as: kind)
      else {
        throw ModelError.conflictingParameter(name)
      }
      return
    }
    positions[name] = parameters.count
    parameters.append(
      ModelParameter(
        name: name, kind: kind, range: next..<(next + count), isPerBin: isPerBin,
        initialValues: Array(repeating: start, count: count),
        bounds: Array(repeating: bounds, count: count)))
    next += count
  }

  private func requireShapes(
    _ modifier: Modifier, _ sample: HistFactoryModel.Sample, _ channel: HistFactoryModel.Channel,
    _ bins: Int
  ) throws {
    let arrays: [GlobalExpression] =
      switch modifier {
      case .histoSys(_, let low, let high): [low, high]
      case .statError(_, let values), .shapeSys(_, let values): [values]
      default: []
      }
    for array in arrays where array.shape != [bins] {
      throw ModelError.modifierBinCount(
        channel: channel.name, sample: sample.name, modifier: modifier.name, expected: bins,
        given: array.shape.count)
    }
  }
}

extension ModelParameter {
  fileprivate func isSameKind(as other: Kind) -> Bool {
    switch (kind, other) {
    case (.free, .free), (.standardNormal, .standardNormal), (.statistical, .statistical): true
    case (.normal(let a, let b), .normal(let c, let d)): a == c && b == d
    default: false
    }
  }
}
