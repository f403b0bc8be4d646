import HistFactory
import Terminal

extension Inspection {
  /// A tree of channels and samples, and tables of parameters and measurements.
  func text(_ style: TextStyle) -> String {
    [summary(style), tree(style), parameterTable(style), measurementTable(style)]
      .joined(separator: "\n")
  }

  private func summary(_ style: TextStyle) -> String {
    let samples = Set(workspace.channels.flatMap(\.samples).map(\.name)).count
    let bins = workspace.channels.reduce(0) { $0 + $1.binCount }
    let title = style.apply(.bold, to: source.name.printable)
    return """
      \(title) (\(source.format.rawValue)): \(counted(workspace.channels.count, "channel")), \
      \(counted(bins, "bin")), \(counted(samples, "sample")), \
      \(counted(model.parameters.count, "parameter")) with \
      \(counted(model.parameterCount, "element"))

      """
  }

  private func tree(_ style: TextStyle) -> String {
    var table = TextTable([
      .left("channels and samples"), .right("bins"), .point("observed"), .point("nominal"),
      .left("modifiers"),
    ])
    for channel in workspace.channels {
      table.append([
        channel.name, "\(channel.binCount)", observed(in: channel).map(Digits.events) ?? "none",
        Digits.events(channel.nominal), "",
      ])
      for (index, sample) in channel.samples.enumerated() {
        let branch = index == channel.samples.count - 1 ? "└─" : "├─"
        table.append([
          "\(branch) \(sample.name)", "", "", Digits.events(sample.data.reduce(0, +)),
          sample.modifierList,
        ])
      }
    }
    return table.text(style)
  }

  private func parameterTable(_ style: TextStyle) -> String {
    var table = TextTable([
      .left("parameter"), .right("elements"), .left("constraint"), .right("initial"),
      .left("bounds"), .left("modifiers"), .left(""),
    ])
    let types = types
    for parameter in model.parameters {
      let remarks = [
        parameter.name == model.parameterOfInterest ? "of interest" : nil,
        parameter.isFixed ? "fixed" : nil,
      ]
      table.append([
        parameter.name, "\(parameter.range.count)", parameter.constraintText,
        parameter.initialText, parameter.boundsText,
        (types[parameter.name] ?? []).map(\.rawValue).joined(separator: ", "),
        remarks.compactMap(\.self).joined(separator: ", "),
      ])
    }
    return table.text(style)
  }

  private func measurementTable(_ style: TextStyle) -> String {
    var table = TextTable([.left("measurement"), .left("of interest"), .left("settings for")])
    for other in workspace.measurements {
      let isThis = other.name == measurement.name
      let interest = isThis ? measurement.parameterOfInterest : other.parameterOfInterest
      table.append([
        other.name + (isThis && workspace.measurements.count > 1 ? " (shown)" : ""),
        interest ?? "none",
        other.parameters.isEmpty ? "none" : shortened(other.parameters.map(\.name), to: 60),
      ])
    }
    return table.text(style)
  }
}

/// A number with its noun, as in `2 bins`.
func counted(_ count: Int, _ noun: String, _ nouns: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : nouns ?? noun + "s")"
}

/// Names joined by commas; where they are too long, the first of them and how many there are.
func shortened(_ names: [String], to width: Int) -> String {
  let all = names.joined(separator: ", ")
  if all.count <= width { return all }
  var text = ""
  for name in names where text.count + name.count + 2 <= width - 8 { text += "\(name), " }
  return "\(text)… (\(names.count))"
}

extension Digits {
  /// A number of events: whole numbers as they are.
  static func events(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e7 ? String(Int(value)) : number(value)
  }
}

extension Workspace.Sample {
  /// Names by type, as in `normfactor mu; histosys JES, JER`; of many their number, as in `histosys × 14`.
  fileprivate var modifierList: String {
    let names = Dictionary(grouping: modifiers, by: \.effect.type).mapValues { $0.map(\.name) }
    let types = Workspace.ModifierType.allCases.filter { names[$0] != nil }
    let all = types.map { "\($0.rawValue) \(names[$0]!.joined(separator: ", "))" }
      .joined(separator: "; ")
    if all.count <= 72 { return all }
    return types.map { type in
      let names = names[type]!
      return names.count == 1 && names[0].count <= 24
        ? "\(type.rawValue) \(names[0])" : "\(type.rawValue) × \(names.count)"
    }.joined(separator: "; ")
  }
}

extension ModelParameter {
  fileprivate var constraintText: String {
    switch kind {
    case .free: "none"
    case .standardNormal: "normal"
    case .normal(let nominal, let width):
      "normal \(Digits.chosen(nominal)) ± \(Digits.chosen(width))"
    case .statistical: "normal"
    case .poisson: "Poisson"
    }
  }

  fileprivate var initialText: String {
    let values = Set(initialValues)
    return values.count == 1 ? Digits.chosen(initialValues[0]) : "various"
  }

  fileprivate var boundsText: String {
    guard Set(bounds).count == 1 else { return "various" }
    return "[\(Digits.chosen(bounds[0].lowerBound)), \(Digits.chosen(bounds[0].upperBound))]"
  }
}
