import PhysicsFigures
import Plots
import Reports

extension Comparison {
  /// Of so many trainables there are pictures at most.
  private static let picturedTrainables = 12

  /// Where trainables of few numbers and cuts ended in each run.
  var trainables: [any Block] {
    let quantities = quantities
    guard !quantities.isEmpty else { return [] }
    let hidden = quantities.count - Self.picturedTrainables
    return [
      Pictures(
        quantities.prefix(Self.picturedTrainables).map(\.figure),
        "Trainables of few numbers and thresholds of cuts, which runs have in common"
          + (hidden > 0 ? "; \(hidden) more are on the runs' own pages." : "."))
    ]
  }

  /// What at least two runs have, of those in the unit that the first of them has it in.
  private var quantities: [Quantity] {
    let all = members.map { ($0, $0.run.quantities) }
    var names: [String] = []
    for name in all.flatMap({ $0.1.map(\.name) }) where !names.contains(name) { names.append(name) }
    return names.compactMap { name in
      let values = all.compactMap { member, quantities in
        quantities.first { $0.name == name }.map { (member, $0) }
      }
      guard values.count > 1, let first = values.first?.1 else { return nil }
      let rows = values.filter { $0.1.unit == first.unit }.map { member, quantity in
        RunValuesFigure.Row(
          member.name, member.look, before: quantity.before, after: quantity.after)
      }
      return Quantity(name: name, unit: first.unit, rows: rows)
    }
  }

  /// Something that runs have in common.
  private struct Quantity {
    let name: String
    let unit: String?
    let rows: [RunValuesFigure.Row]

    var figure: Figure {
      RunValuesFigure(
        PlotText.literal(name, within: 27), label: PlotText.literal(name, within: 24),
        unit: unit.map { PlotText.literal($0) }, rows
      ).figure.half()
    }
  }
}

extension RunFolder {
  /// Numbers that training moved.
  fileprivate struct Moved {
    let name: String
    let unit: String?
    let before: [Double]
    let after: [Double]
  }

  /// Single numbers and short lists among the trainables, then cuts that these do not say.
  fileprivate var quantities: [Moved] {
    let trainables = (outline?.trainables ?? []).compactMap { trainable -> Moved? in
      guard trainable.shape.count < 2, !trainable.path.isOfLayer, let before = trainable.before,
        let after = trainable.after
      else { return nil }
      return Moved(name: trainable.path, unit: trainable.unit, before: before, after: after)
    }
    let cuts = (distributions?.cuts ?? []).compactMap { cut -> Moved? in
      guard let before = cut.thresholdBefore, let after = cut.thresholdAfter,
        !trainables.contains(where: { $0.before == [before] && $0.after == [after] })
      else { return nil }
      return Moved(
        name: "\(cut.channel): \(cut.variable)", unit: cut.axis.unit, before: [before],
        after: [after])
    }
    return trainables + cuts
  }
}
