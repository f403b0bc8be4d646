extension FormulaEvaluator {
  func reduce(_ reduction: Reduction, _ value: FormulaValue) throws -> FormulaValue {
    if case .textLists(_, let offsets) = value {
      return .numbers(zip(offsets.dropFirst(), offsets).map { Double($0 - $1) })
    }
    guard case .lists(let values, let offsets) = value else {
      preconditionFailure("'\(reduction)' of no list")
    }
    return .numbers(
      try (0..<block.count).map { event in
        let elements = values[offsets[event]..<offsets[event + 1]]
        guard !elements.isEmpty || !reduction.needsElements else {
          guard !isActive(event) else {
            throw problem(
              event: event,
              "'\(reduction)' of an empty list; select events with elements first (count(…) > 0)")
          }
          return .nan
        }
        return reduction(elements)
      })
  }

  func element(_ list: FormulaValue, _ index: FormulaValue, missing: FormulaValue?) throws
    -> FormulaValue
  {
    switch list {
    case .lists(let values, let offsets):
      .numbers(try picked(values, offsets, index, missing: missing, inactive: .nan))
    case .textLists(let values, let offsets):
      .texts(try picked(values, offsets, index, missing: nil, inactive: ""))
    default: preconditionFailure("an element of no list")
    }
  }

  private func picked<Element>(
    _ values: [Element], _ offsets: [Int], _ index: FormulaValue, missing: FormulaValue?,
    inactive: Element
  ) throws -> [Element] {
    try (0..<block.count).map { event in
      let count = offsets[event + 1] - offsets[event]
      let place = index.number(of: event)
      // −1 is the last one, as in Python.
      let whole = Int(exactly: place).map { $0 < 0 ? $0 + count : $0 }
      if let whole, whole >= 0, whole < count { return values[offsets[event] + whole] }
      if whole != nil, let missing = missing?.number(of: event) as? Element { return missing }
      guard isActive(event) else { return inactive }
      guard whole != nil else {
        throw problem(event: event, "the place \(place) in a list is no whole number")
      }
      throw problem(
        event: event,
        "element \(Int(place)) of a list of \(count); select events that have it, or say what stands"
          + " for it: padded(list, \(Int(place)), -999)")
    }
  }

  func kept(_ list: FormulaValue, _ mask: FormulaValue) throws -> FormulaValue {
    guard case .lists(let truths, let others) = mask else {
      preconditionFailure("no list of truths")
    }
    switch list {
    case .lists(let values, let offsets):
      try requireSame(offsets, others)
      let (chosen, lengths) = filtered(values, offsets, truths)
      return .lists(chosen, offsets: lengths)
    case .textLists(let values, let offsets):
      try requireSame(offsets, others)
      let (chosen, lengths) = filtered(values, offsets, truths)
      return .textLists(chosen, offsets: lengths)
    default: preconditionFailure("elements of no list")
    }
  }

  private func filtered<Element>(_ values: [Element], _ offsets: [Int], _ truths: [Double])
    -> ([Element], [Int])
  {
    var chosen: [Element] = []
    var lengths = [0]
    lengths.reserveCapacity(offsets.count)
    for event in 0..<block.count {
      for index in offsets[event]..<offsets[event + 1] where truths[index] != 0 {
        chosen.append(values[index])
      }
      lengths.append(chosen.count)
    }
    return (chosen, lengths)
  }
}

extension FormulaValue {
  /// The number of one event.
  fileprivate func number(of event: Int) -> Double {
    switch self {
    case .constant(let value): value
    case .numbers(let values): values[event]
    default: preconditionFailure("no number for each event")
    }
  }
}
