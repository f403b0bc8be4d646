import Diagnostics

/// Shapes, observations, and the table of processes and rates.
extension DatacardParser {
  mutating func readShapes(_ line: CardLine) throws {
    let words = line.words
    guard (4...6).contains(words.count) else {
      throw line.error("expected 'shapes PROCESS CHANNEL FILE [HISTOGRAM [VARIED HISTOGRAM]]'")
    }
    let rule = Datacard.ShapeRule(
      process: words[1], channel: words[2], file: words[3],
      nominal: words.count > 4 ? words[4] : nil, varied: words.count > 5 ? words[5] : nil,
      place: line.place)
    guard rule.nominal != nil || rule.isFake else {
      throw line.error("the path of the histogram is missing; expected it after '\(rule.file)'")
    }
    if card.shapes.contains(where: { $0.process == rule.process && $0.channel == rule.channel }) {
      throw line.error(
        "there are shapes of process '\(rule.process)' in channel '\(rule.channel)' already")
    }
    card.shapes.append(rule)
  }

  mutating func readObservation(_ line: CardLine) throws {
    if let earlier = observationLine {
      throw line.error("the observations are in line \(earlier.place.line!) already")
    }
    observationLine = line
    channelLine = binLine
    binLine = nil
  }

  mutating func readProcess(_ line: CardLine) throws {
    if processLines.isEmpty {
      columnLine = binLine
      binLine = nil
    }
    guard let columnLine else {
      throw line.error("a 'bin' line with the channel of each column is expected first")
    }
    guard line.words.count == columnLine.words.count else {
      throw line.error(
        "\(line.words.count - 1) processes for \(columnLine.words.count - 1) channels; expected equal"
      )
    }
    processLines.append(line)
  }

  mutating func readRates(_ line: CardLine) throws {
    guard processLines.count == 2, let columnLine else {
      throw line.error("two 'process' lines, names and numbers, are expected before the rates")
    }
    guard line.words.count == columnLine.words.count else {
      throw line.error(
        "\(line.words.count - 1) rates for \(columnLine.words.count - 1) processes; expected equal")
    }
    let (names, identifiers) = try processes()
    for (index, word) in line.arguments.enumerated() {
      let rate = try line.number(word, "rate")
      guard rate >= 0 || rate == -1 else {
        throw line.error("rate \(rate) is negative; −1 takes it from the histogram")
      }
      card.columns.append(
        Datacard.Column(
          channel: columnLine.words[index + 1], process: names[index],
          isSignal: identifiers[index] <= 0, rate: rate, place: line.place))
    }
    try finishHeader(line)
  }

  /// Names and numbers, which may come in either order.
  private func processes() throws -> (names: [String], identifiers: [Int]) {
    for (names, identifiers) in [(0, 1), (1, 0)].map({ (processLines[$0], processLines[$1]) }) {
      let numbers = identifiers.arguments.compactMap { Int($0) }
      if numbers.count == identifiers.arguments.count { return (Array(names.arguments), numbers) }
    }
    throw processLines[1].error("the second 'process' line needs whole numbers, signals below 1")
  }

  private mutating func finishHeader(_ line: CardLine) throws {
    hasRates = true
    try requireConsistentColumns(line)
    try setChannels(line)
    if let (count, line) = declared.channels, count != card.channels.count {
      throw line.error("imax is \(count), but the card has \(card.channels.count) channels")
    }
    let processes = Set(card.columns.map(\.process)).count
    if let (count, line) = declared.backgrounds, count != processes - 1 {
      throw line.error(
        "jmax is \(count), but the card has \(processes) processes; expected one more")
    }
  }

  private func requireConsistentColumns(_ line: CardLine) throws {
    guard card.columns.contains(where: \.isSignal) else {
      throw line.error("no process is a signal; a signal has a number below 1")
    }
    var seen = Set<[String]>()
    var isSignal: [String: Bool] = [:]
    for column in card.columns {
      guard seen.insert([column.channel, column.process]).inserted else {
        throw line.error(
          "process '\(column.process)' has two columns in channel '\(column.channel)'")
      }
      guard
        isSignal.updateValue(column.isSignal, forKey: column.process) ?? column.isSignal
          == column.isSignal
      else { throw line.error("process '\(column.process)' is a signal in some channels only") }
    }
  }

  private mutating func setChannels(_ line: CardLine) throws {
    guard let observations = observationLine else {
      throw line.error("an 'observation' line is expected before the rates")
    }
    var names = channelLine.map { Array($0.arguments) } ?? []
    for column in card.columns where !names.contains(column.channel) {
      if channelLine != nil {
        throw columnLine!.error(
          """
          channel '\(column.channel)' has no observation\
          \(suggestion(for: column.channel, in: names))
          """)
      }
      names.append(column.channel)
    }
    guard names.count == observations.arguments.count else {
      throw observations.error(
        "\(observations.arguments.count) observations for \(names.count) channels; expected equal")
    }
    for (name, word) in zip(names, observations.arguments) {
      try addChannel(name, observing: observations.number(word, "observation"), observations)
    }
  }

  private mutating func addChannel(_ name: String, observing events: Double, _ line: CardLine)
    throws
  {
    guard events >= 0 || events == -1 else {
      throw line.error("observation \(events) is negative; −1 takes it from the histogram")
    }
    if card.channels.contains(where: { $0.name == name }) {
      throw line.error("two channels are named '\(name)'")
    }
    guard card.columns.contains(where: { $0.channel == name && $0.rate != 0 }) else {
      throw line.error("channel '\(name)' has no process with a rate")
    }
    card.channels.append(.init(name: name, observation: events, place: line.place))
  }
}
