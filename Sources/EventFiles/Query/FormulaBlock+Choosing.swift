import Formulas

extension FormulaBlock {
  /// The events for which a number is not 0.
  func keeping(_ truths: [Double]) -> FormulaBlock {
    guard truths.contains(0) else { return self }
    return choosing(truths.indices.filter { truths[$0] != 0 })
  }

  /// The first events.
  func prefix(_ count: Int) -> FormulaBlock { choosing(Array(0..<count)) }

  private func choosing(_ events: [Int]) -> FormulaBlock {
    FormulaBlock(
      eventNumbers: events.map(number), columns: columns.mapValues { $0.choosing(events) })
  }
}

extension FormulaColumn {
  func choosing(_ events: [Int]) -> FormulaColumn {
    switch values {
    case .numbers(let numbers):
      let (chosen, offsets) = chosen(events, of: numbers)
      return FormulaColumn(values: .numbers(chosen), offsets: offsets)
    case .texts(let texts):
      let (chosen, offsets) = chosen(events, of: texts)
      return FormulaColumn(values: .texts(chosen), offsets: offsets)
    }
  }

  private func chosen<Element>(_ events: [Int], of values: [Element]) -> ([Element], [Int]?) {
    guard let offsets else { return (events.map { values[$0] }, nil) }
    var chosen: [Element] = []
    var places = [0]
    for event in events {
      chosen += values[offsets[event]..<offsets[event + 1]]
      places.append(chosen.count)
    }
    return (chosen, places)
  }
}
