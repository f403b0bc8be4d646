import Autodiff

extension PixelMap {
  /// The steps as columns of events.
  ///
  /// `cell0` … `cell3` are the first cells of the four channels, far below 0 where there is none;
  /// `depth0` … `depth3` their smallest z.
  var columns: ColumnSource {
    var columns: [String: [Double]] = [
      "energy": steps.map(\.step.energy), "loss": steps.map(\.step.energyLoss),
      "z": steps.map(\.step.centre.z),
      "beyond x": steps.map(\.beyond.x), "beyond y": steps.map(\.beyond.y),
    ]
    for (axis, name) in ["x", "y", "z"].enumerated() {
      columns["variance \(name)"] = steps.map { $0.step.extent[axis] * $0.step.extent[axis] / 12 }
    }
    for corner in 0..<4 {
      let numbers = steps.map { $0.channels[corner] }
      columns["cell\(corner)"] = numbers.map { $0 < 0 ? -1e9 : Double(starts[$0]) }
      columns["depth\(corner)"] = numbers.map { $0 < 0 ? 0 : channels[$0].depth }
    }
    return ColumnSource(columns)
  }
}

/// One step's electrons, and how they are shared among pixels and ticks.
struct StepExpressions {
  /// Electrons that arrive on each of four pixels, of shape `[4]`.
  let charges: EventExpression
  /// The part that arrives in each cell of time, of shape `[spread]`.
  let shares: EventExpression
  /// The first of the cells, in each of the four channels, of shape `[4]`.
  let positions: EventExpression

  init(
    _ space: EventSpace, _ drift: DriftExpressions, _ recombination: Recombination, spread: Int
  ) {
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    let z = column("z")
    let time = z * (1 / drift.velocity)
    let electrons =
      column("energy") * Constants.electronsPerMeV
      * recombination.survivors(energyLoss: column("loss"), drift)
      * exp(time * (-1 / drift.lifetime))
    let across = time * (2 * drift.transverse)
    let right = normalCDF(column("beyond x") / sqrt(across + column("variance x")))
    let upper = normalCDF(column("beyond y") / sqrt(across + column("variance y")))
    let (below, above) = (electrons * (1 - upper), electrons * upper)
    charges = stack([below * (1 - right), below * right, above * (1 - right), above * right])

    let width =
      sqrt(time * (2 * drift.longitudinal) + column("variance z")) * drift.ticksPerLength
    let position = z * drift.ticksPerLength
    let tick = floor(position)
    shares = Self.shares(fraction: position - tick, width: width, spread: spread)
    let depths = EventExpression.columns((0..<4).map { "depth\($0)" }, of: space)
    let first = EventExpression.columns((0..<4).map { "cell\($0)" }, of: space)
    positions = first + tick - floor(depths * drift.ticksPerLength)
  }

  /// Φ between neighbouring edges of ticks; the first and the last cell take what lies beyond.
  private static func shares(fraction: EventExpression, width: EventExpression, spread: Int)
    -> EventExpression
  {
    let edges = GlobalExpression((1..<spread).map { Double($0 - spread / 2) })
    let sums = normalCDF((edges - fraction) * (1 / width))
    let inner = sums[1...] - sums[..<(spread - 2)]
    return concatenate([sums[..<1], inner, 1 - sums[(spread - 2)...]])
  }

  /// The charge on each pixel and what the trigger needs of it: ``InducedChargeOperation``.
  func waveforms(_ map: PixelMap, _ drift: DriftExpressions) -> GlobalExpression {
    let numbers = GlobalExpression((0..<map.spread).map(Double.init))
    let cells = sumOverEventsIntoCells(
      charges.reshaped(to: [4, 1]) * shares.reshaped(to: [1, map.spread]),
      at: positions.reshaped(to: [4, 1]) + numbers, count: map.cellCount)
    func origins(_ depths: [Double]) -> GlobalExpression {
      floor(GlobalExpression(depths) * drift.ticksPerLength)
    }
    let shifts =
      origins(map.links.map { map.channels[$0.channel].depth })
      - origins(map.links.map { map.pixelDepths[$0.pixel] }) + Double(PixelMap.ticksAhead)
    let operation = InducedChargeOperation(charge: .init(InducedCharge(map)), isTransposed: false)
    return apply(operation, to: cells, shifts)
  }
}

extension Recombination {
  /// As for numbers.
  func survivors(energyLoss: EventExpression, _ drift: DriftExpressions) -> EventExpression {
    let scale = 1 / (drift.field * Constants.density)
    switch self {
    case .birks:
      return drift.birksA / (1 + energyLoss * (drift.birksK * scale))
    case .box:
      let xi = energyLoss * (Constants.boxBeta * scale)
      return log(Constants.boxAlpha + xi) / xi
    }
  }
}
