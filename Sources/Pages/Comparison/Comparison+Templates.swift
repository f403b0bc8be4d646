import PhysicsFigures
import Plots

extension Comparison {
  /// What runs expect after training, channel by channel, where at least two have the same bins.
  var templates: [any Block] {
    let found = channels.map { ($0, figure($0)) }
    let others = found.filter { $0.1 == nil }.map(\.0)
    let missing =
      others.isEmpty
      ? [] : [Paragraph("No two runs have the same bins in \(others.joined(separator: ", ")).")]
    let pictures = Pictures(
      found.compactMap(\.1),
      "Test events, exactly counted, in the bins that runs have in common; bands are errors of"
        + " simulation.")
    return missing + (pictures.figures.isEmpty ? [] : [pictures])
  }

  /// The channels of all runs, in the order that they are met in.
  private var channels: [String] {
    members.flatMap { $0.run.after.map(\.channel) }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The runs that have a channel in the bins that most of them have; nil for fewer than two.
  private func figure(_ channel: String) -> Figure? {
    let all = members.compactMap { member in
      member.run.after.first { $0.channel == channel }.map { (member, $0) }
    }
    // Of groups of the same size, the first.
    let groups = all.map { one in all.filter { $0.1.bins == one.1.bins } }
    guard let group = groups.max(by: { $0.count < $1.count }), group.count > 1,
      let bins = group[0].1.bins
    else { return nil }
    let curves = group.map { member, templates in
      let sums = templates.sums(signals: member.run.signals)
      return RunTemplatesFigure.Curve(
        member.name, member.look, background: sums.background, signal: sums.signal)
    }
    return RunTemplatesFigure(PlotText.literal(channel, within: 27), bins: bins, curves)
      .figure.half(420 + 18 * Double(curves.count))
  }
}
