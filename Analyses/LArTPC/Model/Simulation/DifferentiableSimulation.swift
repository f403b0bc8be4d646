import Autodiff

/// The simulation as expressions of the six parameters, for derivatives.
///
/// A step is an event: its electrons, the time of their arrival and their spread are per-event
/// expressions; its shares of the nearest pixels and ticks are added into cells of one table. The
/// table becomes waveforms by ``InducedCharge``.
///
/// Three things are not smooth in ``PlainSimulation`` and are here. The trigger is an expectation over the
/// noise that the reset leaves: charge Q at the end of tick k is below the threshold with probability
/// S = Φ((threshold − Q)/noise), the expected tick is Σ S, and the expected charge that of each tick's
/// sample, weighted with the probability of the crossing in it. With the noise of the electronics this
/// is what noisy hits average to, as far as Q does not fall while it crosses; with noise → 0 it is the
/// plain trigger. Counts and electrons are not rounded.
public struct DifferentiableSimulation: Sendable {
  /// Where charge can go.
  public let map: PixelMap
  /// The parameters divided by their nominal values, of shape `[6]`.
  public let parameters: GlobalExpression
  /// The charge before each tick of a pixel's waveform, electrons, of shape `[pixels, ticks]`.
  public let charges: GlobalExpression
  /// The expected tick of each pixel's hit, of shape `[pixels]`.
  public let ticks: GlobalExpression
  /// The expected counts of each pixel's hit, of shape `[pixels]`.
  public let counts: GlobalExpression
  /// The steps as events.
  public let space: EventSpace
  /// What they are made of.
  public let events: ColumnSource

  /// - Parameters:
  ///   - map: The pixels of some tracks.
  ///   - recombination: How electrons recombine.
  ///   - noise: The width of the trigger's transition, electrons.
  public init(
    _ map: PixelMap, recombination: Recombination = .birks, noise: Double = Constants.resetNoise
  ) {
    self.map = map
    parameters = .parameter("detector", shape: [DetectorParameters.count])
    space = EventSpace("steps")
    events = map.columns
    let drift = DriftExpressions(parameters)
    let steps = StepExpressions(space, drift, recombination, spread: map.spread)
    let waveforms = steps.waveforms(map, drift)
    charges = waveforms[0]
    let trigger = TriggerExpressions(waveforms, noise: noise)
    let first = floor(GlobalExpression(map.pixelDepths) * drift.ticksPerLength)
    ticks = first + trigger.ticks - Double(map.spread / 2 + PixelMap.ticksAhead)
    counts =
      (trigger.charge * Digitiser.countsPerElectron + Digitiser.pedestal)
      .clamped(to: 0...Digitiser.largest)
  }

  /// An evaluator for some outputs, with the steps bound.
  public func evaluator(_ outputs: [GlobalExpression], threads: Int = availableThreads) -> Evaluator
  {
    let evaluator = Evaluator(Plan(outputs), threads: threads)
    evaluator.bind(space, to: events)
    return evaluator
  }
}

/// What all steps share.
struct DriftExpressions {
  let birksA, birksK, field, transverse, longitudinal, lifetime: GlobalExpression
  /// cm/µs.
  let velocity: GlobalExpression
  /// 1/(v · tick), 1/cm.
  let ticksPerLength: GlobalExpression

  init(_ scaled: GlobalExpression) {
    let values = scaled * GlobalExpression(DetectorParameters.nominal.values)
    (birksA, birksK, field) = (values[0], values[1], values[2])
    (transverse, longitudinal, lifetime) = (values[3], values[4], values[5])
    velocity = Drift.mobility(field: field) * field
    ticksPerLength = 1 / (velocity * Constants.tick)
  }
}

extension Drift {
  /// As for a number.
  static func mobility(field: GlobalExpression) -> GlobalExpression {
    let a = Constants.mobility
    let root = sqrt(field)
    let numerator = a[0] + field * (a[1] + root * a[2]) + a[3] * square(field) * root
    let denominator = 1 + field * (a[1] / a[0] + field * (a[4] + field * a[5]))
    return numerator / denominator * (temperatureFactor / 1000)
  }
}
