import EventFiles
import Formulas

/// What blocks of events bring into a histogram.
struct EventFilling {
  private let names: [String]
  private let hasWeight: Bool
  private let label: String

  init(_ request: EventHistogramRequest, _ stream: some EventStream) {
    names = request.formulas.map(\.name)
    hasWeight = request.weight != nil
    label = stream.label
  }

  /// The values of a block of the request's query, lists taken apart.
  ///
  /// - Throws: `InputError` for lists of different lengths, and for a weight that is no number.
  func values(of block: FormulaBlock) throws -> FillingValues {
    var columns = names.indices.map { block.columns["axis\($0)"]! }
    if hasWeight { columns.append(block.columns["weight"]!) }
    if let offsets = columns.lazy.compactMap(\.offsets).first {
      for (index, column) in columns.enumerated() {
        try requireSame(offsets, column, index, block)
      }
      columns = columns.map { $0.repeated(offsets) }
    }
    let weights = hasWeight ? columns.removeLast() : nil
    var numbers: [Double]?
    if case .numbers(let values)? = weights?.values {
      try requireFinite(values, block)
      numbers = values
    } else if weights != nil {
      throw UsageError(description: "--weight is a text; give a formula that is a number")
    }
    return FillingValues(axes: columns.map(\.values), weights: numbers)
  }

  private func requireSame(
    _ offsets: [Int], _ column: FormulaColumn, _ index: Int, _ block: FormulaBlock
  ) throws {
    guard let others = column.offsets, others != offsets else { return }
    let event = (0..<block.count).first { offsets[$0 + 1] != others[$0 + 1] } ?? 0
    let name = index < names.count ? "'\(names[index])'" : "the weight"
    throw InputError(
      file: label,
      reason: "in event \(block.number(of: event)) \(name) is a list of"
        + " \(others[event + 1] - others[event]), where another formula has one of"
        + " \(offsets[event + 1] - offsets[event]); lists that are filled together have the same"
        + " lengths")
  }

  private func requireFinite(_ weights: [Double], _ block: FormulaBlock) throws {
    guard let place = weights.firstIndex(where: { !$0.isFinite }) else { return }
    let ofEvent = weights.count == block.count ? " of event \(block.number(of: place))" : ""
    throw InputError(
      file: label, reason: "the weight\(ofEvent) is \(weights[place]); leave it out by --where")
  }
}

/// Values to be filled, one for each entry.
struct FillingValues {
  let axes: [FormulaColumn.Values]
  let weights: [Double]?

  var count: Int { axes[0].count }

  /// Without the entries for which an axis has no number.
  var withoutNaN: FillingValues {
    var kept = Array(repeating: true, count: count)
    var areAllKept = true
    for case .numbers(let numbers) in axes {
      for (index, number) in numbers.enumerated() where number.isNaN {
        kept[index] = false
        areAllKept = false
      }
    }
    if areAllKept { return self }
    let places = kept.indices.filter { kept[$0] }
    return FillingValues(
      axes: axes.map { $0.choosing(places) }, weights: weights.map { all in places.map { all[$0] } }
    )
  }
}

extension FormulaColumn.Values {
  fileprivate func choosing(_ places: [Int]) -> Self {
    switch self {
    case .numbers(let numbers): .numbers(places.map { numbers[$0] })
    case .texts(let texts): .texts(places.map { texts[$0] })
    }
  }
}

extension FormulaColumn {
  /// One value for each element of lists with these offsets.
  fileprivate func repeated(_ lists: [Int]) -> FormulaColumn {
    guard offsets == nil else { return FormulaColumn(values: values, offsets: nil) }
    func spread<Value>(_ values: [Value]) -> [Value] {
      var result: [Value] = []
      result.reserveCapacity(lists.last ?? 0)
      for (event, value) in values.enumerated() {
        result.append(contentsOf: repeatElement(value, count: lists[event + 1] - lists[event]))
      }
      return result
    }
    switch values {
    case .numbers(let numbers): return FormulaColumn(spread(numbers))
    case .texts(let texts): return FormulaColumn(texts: spread(texts))
    }
  }
}
