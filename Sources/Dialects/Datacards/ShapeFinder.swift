import Diagnostics

/// Finds the histograms of a card.
struct ShapeFinder {
  let rules: [Datacard.ShapeRule]
  let lookup: TemplateLookup
  let mass: String

  /// The nominal histogram; nil for a counting experiment.
  ///
  /// - Throws: `DialectError` at the rule if there is none, or at `place` if there is no rule.
  func nominal(of process: String, in channel: String, for place: DialectPlace) throws
    -> BinnedTemplate?
  {
    guard let rule = try rule(for: process, in: channel, for: place) else { return nil }
    let (file, path) = try location(rule.nominal!, rule, process, channel)
    return try lookup.template(atFirstOf: [path], in: file, for: rule.place)
  }

  /// The histograms of α = −1 and +1; nil for a counting experiment, or if `isOptional` and neither
  /// is there.
  ///
  /// - Throws: `DialectError` at `place` if one is missing.
  func varied(
    by systematic: String, of process: String, in channel: String, isOptional: Bool,
    for place: DialectPlace
  ) throws -> (down: BinnedTemplate, up: BinnedTemplate)? {
    guard let rule = try rule(for: process, in: channel, for: place) else { return nil }
    guard let pattern = rule.varied else {
      if isOptional { return nil }
      throw place.error(
        "line \(rule.place.line!) has no path of varied histograms for process '\(process)'")
    }
    let (file, up) = try location(pattern, rule, process, channel, systematic + "Up")
    let (_, down) = try location(pattern, rule, process, channel, systematic + "Down")
    if isOptional, try lookup.template(at: up, in: file, for: place) == nil,
      try lookup.template(at: down, in: file, for: place) == nil
    {
      return nil
    }
    return (
      try lookup.template(atFirstOf: [down], in: file, for: place),
      try lookup.template(atFirstOf: [up], in: file, for: place)
    )
  }

  /// The rules of a channel come before those of all channels, and the process before all processes.
  private func rule(for process: String, in channel: String, for place: DialectPlace) throws
    -> Datacard.ShapeRule?
  {
    if rules.isEmpty { return nil }
    for (channel, process) in [
      (channel, process), (channel, "*"), ("*", process), ("*", "*"),
    ] {
      if let rule = rules.first(where: { $0.channel == channel && $0.process == process }) {
        return rule.isFake ? nil : rule
      }
    }
    throw place.error(
      "no 'shapes' line has process '\(process)' in channel '\(channel)'")
  }

  private func location(
    _ pattern: String, _ rule: Datacard.ShapeRule, _ process: String, _ channel: String,
    _ systematic: String = ""
  ) throws -> (file: String, path: String) {
    func filled(_ text: String) -> String {
      text.replacing("$PROCESS", with: process).replacing("$CHANNEL", with: channel)
        .replacing("$SYSTEMATIC", with: systematic).replacing("$MASS", with: mass)
    }
    let path = filled(pattern)
    if path.contains(":") {
      throw rule.place.error(
        "'\(path)' is an object of a workspace or a tree; only histograms can be read")
    }
    return (filled(rule.file), path)
  }
}
