import HistFactory

/// Makes a workspace of a card, channel by channel.
struct DatacardConverter {
  let card: Datacard
  let shapes: ShapeFinder
  let notes: NoteTaker

  static let signalStrength = "r"

  /// A process with its templates, while modifiers are added to it.
  struct Process {
    let index: Int
    let column: Datacard.Column
    /// The histogram as it is.
    let raw: BinnedTemplate
    /// The histogram scaled to the rate, with 0 in place of bins below it.
    let nominal: BinnedTemplate
    var modifiers: [Workspace.Modifier] = []
  }

  func workspace() throws -> Workspace {
    try requireFreeName()
    var (channels, observations): ([Workspace.Channel], [Workspace.Observation]) = ([], [])
    for channel in card.channels {
      observations.append(try observation(of: channel))
      channels.append(try self.channel(channel, binCount: observations.last!.data.count))
    }
    let names = Set(channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
    let measurement = Workspace.Measurement(
      name: "combine", parameterOfInterest: Self.signalStrength,
      parameters: parameterSettings(names))
    return Workspace(channels: channels, observations: observations, measurements: [measurement])
  }

  private func requireFreeName() throws {
    let named =
      card.nuisances.map { ($0.name, $0.place) } + card.rateFactors.map { ($0.name, $0.place) }
    if let (name, place) = named.first(where: { $0.0 == Self.signalStrength }) {
      throw place.error("'\(name)' is the name of the signal strength; choose another one")
    }
  }

  private func observation(of channel: Datacard.Channel) throws -> Workspace.Observation {
    guard let counts = try shapes.nominal(of: "data_obs", in: channel.name, for: channel.place)
    else {
      return .init(
        name: channel.name, data: [try counted(channel.observation, "observation", channel.place)])
    }
    let (stated, sum) = (channel.observation, counts.integral)
    // The tolerances are those of Combine.
    guard stated == -1 || abs(sum - stated) <= max(0.005 * stated, 0.01) else {
      throw channel.place.error(
        "\(stated) events observed in channel '\(channel.name)', but its histogram has \(sum)")
    }
    return .init(name: channel.name, data: counts.values)
  }

  private func channel(_ channel: Datacard.Channel, binCount: Int) throws -> Workspace.Channel {
    let errors = card.statisticalErrors.last { matches(channel.name, $0.channel) }
    var processes: [Process] = []
    for (index, column) in card.columns.enumerated()
    where column.channel == channel.name && column.rate != 0 {
      var process = try self.process(index, column, isScaled: errors == nil)
      try requireBins(process.raw, binCount, of: process, at: column.place)
      addFactors(to: &process)
      for nuisance in card.nuisances {
        try add(nuisance, to: &process, errors)
      }
      processes.append(process)
    }
    if let errors { try addStatisticalErrors(errors, to: &processes, in: channel.name) }
    return .init(
      name: channel.name,
      samples: processes.map {
        .init(name: $0.column.process, data: $0.nominal.values, modifiers: $0.modifiers)
      })
  }

  private func process(_ index: Int, _ column: Datacard.Column, isScaled: Bool) throws -> Process {
    guard
      let raw = try shapes.nominal(of: column.process, in: column.channel, for: column.place)
    else {
      let rate = try counted(column.rate, "rate", column.place)
      let bin = BinnedTemplate(values: [rate], variances: [0], edges: [0, 1])
      return Process(index: index, column: column, raw: bin, nominal: bin)
    }
    let sum = raw.integral
    guard column.rate == -1 || abs(sum - column.rate) <= 0.01 * max(1, column.rate) else {
      throw column.place.error(
        """
        rate \(column.rate) of process '\(column.process)' in channel '\(column.channel)', but its \
        histogram has \(sum)
        """)
    }
    noteNegativeBins(of: raw, column)
    let nominal = raw.withoutNegativeBins
    let scale = isScaled && sum > 0 ? (column.rate == -1 ? sum : column.rate) / nominal.integral : 1
    return Process(index: index, column: column, raw: raw, nominal: nominal.scaled(by: scale))
  }

  private func noteNegativeBins(of template: BinnedTemplate, _ column: Datacard.Column) {
    for (bin, value) in template.values.enumerated() where value < 0 {
      notes.note(
        """
        bin \(bin) of process '\(column.process)' in channel '\(column.channel)' is \(value); it is \
        taken as 0, as in Combine
        """, at: column.place)
    }
  }

  private func counted(_ events: Double, _ what: String, _ place: DialectPlace) throws -> Double {
    if events == -1 {
      throw place.error("\(what) −1 takes the number from a histogram, but there is none")
    }
    return events
  }

  func requireBins(
    _ template: BinnedTemplate, _ count: Int, of process: Process, at place: DialectPlace
  ) throws {
    if template.values.count != count {
      throw place.error(
        """
        a histogram of process '\(process.column.process)' has \(template.values.count) bins, channel \
        '\(process.column.channel)' has \(count)
        """)
    }
  }
}
