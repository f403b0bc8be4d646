import Diagnostics

/// Lines after the rates.
extension DatacardParser {
  /// Types of lines without an effect for each column.
  static let otherTypes = [
    "param", "rateParam", "flatParam", "extArg", "discrete", "group", "autoMCStats", "edit",
  ]

  mutating func readVariation(_ line: CardLine) throws {
    try line.requireWords(2..., "NAME TYPE …")
    let type = line.words[1]
    var name = line.words[0]
    if name.hasSuffix("[nofloat]") {
      name.removeLast("[nofloat]".count)
      card.fixedParameters.append(Self.parameterName(name))
    }
    switch type {
    case "rateParam": try readRateFactor(name, line)
    case "autoMCStats": try readStatisticalErrors(line)
    case "group": try readGroup(line)
    case "edit": try readEdit(line)
    case "param", "extArg", "discrete", "flatParam":
      if type == "param" { nuisanceCount += 1 }
      card.inexpressible.append((line.place, Self.reason(against: type, name)))
    default: try readNuisance(Self.parameterName(name), type, line)
    }
  }

  /// Combine's rule for names that begin with a digit.
  private static func parameterName(_ name: String) -> String {
    name.first.map { "0123456789".contains($0) } == true ? "theta" + name : name
  }

  private static func reason(against type: String, _ name: String) -> String {
    switch type {
    case "param": "param '\(name)': a workspace has no constraint for a parameter by itself"
    case "discrete": "discrete '\(name)': a workspace has no choice between models"
    default: "\(type) '\(name)': parameters of other workspaces have no counterpart"
    }
  }

  private mutating func readRateFactor(_ name: String, _ line: CardLine) throws {
    try line.requireWords(5..., "NAME rateParam CHANNEL PROCESS VALUE [[MIN,MAX]]")
    let (channel, process) = (line.words[2], line.words[3])
    let isUsed = card.columns.contains {
      matches($0.channel, channel) && matches($0.process, process)
    }
    guard isUsed else {
      throw line.error("rateParam '\(name)': no process '\(process)' in a channel '\(channel)'")
    }
    guard let initial = decimalNumber(line.words[4]),
      line.words.count == 5 || line.words[5].hasPrefix("[")
    else {
      let formula = line.words[4...].joined(separator: " ")
      card.inexpressible.append(
        (line.place, "rateParam '\(name)' is '\(formula)'; a workspace has no formulas"))
      return
    }
    let range = try line.words.count == 5 ? nil : range(line)
    if let range, !range.contains(initial) {
      throw line.error("rateParam '\(name)' begins at \(initial), outside of \(range)")
    }
    try add(
      .init(
        name: name, channel: channel, process: process, initial: initial, range: range,
        place: line.place), line)
  }

  private mutating func add(_ factor: Datacard.RateFactor, _ line: CardLine) throws {
    if let known = card.rateFactors.first(where: { $0.name == factor.name }),
      known.initial != factor.initial || known.range != factor.range
    {
      throw line.error(
        "rateParam '\(factor.name)' has another value or range in line \(known.place.line!)")
    }
    card.rateFactors.append(factor)
  }

  private func range(_ line: CardLine) throws -> ClosedRange<Double> {
    let text = line.words[5...].joined()
    let bounds = text.dropFirst().dropLast().split(separator: ",").map { decimalNumber($0) }
    guard text.hasSuffix("]"), bounds.count == 2, let low = bounds[0], let high = bounds[1],
      low < high
    else { throw line.error("range '\(text)'; expected '[MIN,MAX]'") }
    return low...high
  }

  private mutating func readStatisticalErrors(_ line: CardLine) throws {
    let form = "CHANNEL autoMCStats THRESHOLD [INCLUDE SIGNAL 0 or 1] [MODE 1 or 2]"
    guard (3...5).contains(line.words.count) else { throw line.error("expected '\(form)'") }
    let channel = line.words[0]
    guard card.channels.contains(where: { matches($0.name, channel) }) else {
      throw line.error(
        """
        there is no channel '\(channel)'\
        \(suggestion(for: channel, in: card.channels.map(\.name)))
        """)
    }
    let options = line.words[3...].map { Int($0) }
    let (signal, mode) = (options.first ?? 0, options.count > 1 ? options[1] : 1)
    guard let signal, let mode, (0...1).contains(signal), (0...2).contains(mode) else {
      throw line.error("expected '\(form)'")
    }
    card.statisticalErrors.append(
      .init(
        channel: channel, threshold: try line.number(line.words[2], "threshold"),
        includesSignal: signal == 1, morphsNormalization: mode == 2, place: line.place))
  }

  /// Groups name parameters together and change nothing.
  private func readGroup(_ line: CardLine) throws {
    guard line.words.count > 3, ["=", "+="].contains(line.words[2]) else {
      throw line.error("expected 'NAME group = PARAMETER …'")
    }
  }

  private mutating func readEdit(_ line: CardLine) throws {
    try line.requireWords(3..., "nuisance edit COMMAND …")
    // An edit may add or drop parameters.
    declared.nuisances = nil
    let names = line.words[3...].filter { $0 != "ifexists" }
    guard line.words[2] == "freeze", names.count == 1 else {
      let command = line.words[2...].joined(separator: " ")
      card.inexpressible.append((line.place, "nuisance edit '\(command)' is not carried out"))
      return
    }
    let known = card.nuisances.map(\.name) + card.rateFactors.map(\.name)
    if known.contains(names[0]) {
      card.fixedParameters.append(names[0])
    } else if !line.words.contains("ifexists") {
      throw line.error(
        "there is no parameter '\(names[0])' to freeze\(suggestion(for: names[0], in: known))")
    }
  }
}
