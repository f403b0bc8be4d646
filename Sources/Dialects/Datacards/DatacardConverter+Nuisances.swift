import HistFactory

/// What nuisance parameters do to a process.
extension DatacardConverter {
  func add(
    _ nuisance: Datacard.Nuisance, to process: inout Process, _ errors: Datacard.StatisticalErrors?
  ) throws {
    guard let effect = nuisance.effects[process.index] else { return }
    switch nuisance.kind {
    case .logNormal:
      process.addNormalization(nuisance.name, low: effect.down, high: effect.up)
    case .logUniform: try addUniform(nuisance, to: &process)
    case .gamma(let events): try addControlRegion(nuisance, events, effect.up, to: &process)
    case .shape(.uniform, _):
      try notes.leaveOut(
        """
        shapeU '\(nuisance.name)' is uniform in [−1, 1]; a histosys of a workspace has a normal \
        constraint
        """, at: nuisance.place)
    case .shape(let interpolation, let isOptional):
      let variation = try shapes.varied(
        by: nuisance.name, of: process.column.process, in: process.column.channel,
        isOptional: isOptional, for: nuisance.place)
      if let (down, up) = variation {
        try addShape(
          ShapeVariation(
            nuisance: nuisance, effect: effect, down: down, up: up, interpolation: interpolation,
            keepsNormalization: errors?.morphsNormalization ?? false), to: &process)
      } else if isOptional {
        process.addNormalization(nuisance.name, low: effect.down, high: effect.up)
      } else {
        throw nuisance.place.error(
          """
          shape '\(nuisance.name)' acts on process '\(process.column.process)' in channel \
          '\(process.column.channel)', which has no histograms
          """)
      }
    }
  }

  private func addUniform(_ nuisance: Datacard.Nuisance, to process: inout Process) throws {
    if commonFactor(of: nuisance) != nil { return process.addFactor(nuisance.name) }
    try notes.leaveOut(
      """
      lnU '\(nuisance.name)' has several effects; as a free factor of a workspace it has one for \
      all processes
      """, at: nuisance.place)
  }

  /// α events for each of N events in a control region: a Poisson constraint of N on one bin.
  private func addControlRegion(
    _ nuisance: Datacard.Nuisance, _ events: Int, _ ratio: Double, to process: inout Process
  ) throws {
    let (rate, bins) = (process.nominal.integral, process.nominal.values.count)
    let expected = Double(events) * ratio
    guard events == 0 || abs(expected - rate) <= 0.01 * max(rate, expected) else {
      throw nuisance.place.error(
        """
        gmN '\(nuisance.name)': \(events) events times \(ratio) are \(expected), but the rate of \
        '\(process.column.process)' in '\(process.column.channel)' is \(rate)
        """)
    }
    let reason: String? =
      if events == 0 {
        "it has no events, so its process has no nominal rate"
      } else if bins != 1 {
        "one factor for \(bins) bins"
      } else if effects(of: nuisance).count != 1 {
        "one factor for several processes"
      } else {
        nil
      }
    if let reason {
      return try notes.leaveOut(
        """
        gmN '\(nuisance.name)': \(reason); a workspace has Poisson constraints only for single bins \
        of a process with events
        """, at: nuisance.place)
    }
    process.modifiers.append(
      .init(name: nuisance.name, effect: .shapeSys([rate / Double(events).squareRoot()])))
  }
}
