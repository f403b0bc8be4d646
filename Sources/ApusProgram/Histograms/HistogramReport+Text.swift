import Histograms
import Terminal

extension HistogramReport {
  /// A drawing, and numbers below it.
  func text(_ style: TextStyle) -> String {
    let drawing =
      histogram.axes.count == 2
      ? HeatMap(histogram).text(style) : histogram.drawing(width: 40).printableLines
    return "\(style.apply(.bold, to: source.printable))\n\n\(drawing)\n\(numbers.text(.plain))"
  }

  private var numbers: TextTable {
    var table = TextTable([.left(""), .left("")])
    if let entries { table.append(["entries", Digits.events(entries)]) }
    if isProfile {
      table.append(["bins", "means of a profile"])
    } else {
      let total = histogram.total
      let uncertainty = Digits.number(total.uncertainty)
      table.append(["integral", "\(Digits.events(total.value)) ± \(uncertainty)"])
    }
    for (axis, moments) in zip(histogram.axes, moments) {
      guard let moments else { continue }
      let name = histogram.axes.count > 1 ? " of \(axis.name)" : ""
      table.append(["mean\(name)", Digits.chosen(moments.mean)])
      table.append(["deviation\(name)", Digits.chosen(moments.deviation)])
    }
    if !isProfile { appendFlow(to: &table) }
    if let count {
      let selected =
        count.selected == count.read ? "" : "\(Digits.grouped(count.selected)) selected of "
      table.append(["events", "\(selected)\(Digits.grouped(count.read))"])
    }
    return table
  }

  private func appendFlow(to table: inout TextTable) {
    guard histogram.axes.count == 1 else {
      let outside = histogram.totalWithFlow.value - histogram.total.value
      table.append(["outside", Digits.events(outside)])
      return
    }
    let flow = histogram.axis.flow
    if flow.contains(.underflow) {
      table.append(["underflow", Digits.events(histogram.underflow.value)])
    }
    if flow.contains(.overflow) {
      table.append(["overflow", Digits.events(histogram.overflow.value)])
    }
  }
}
