extension StoredShape.Column {
  /// The quickest way to read it.
  var layout: EntryLayout {
    guard let number else { return .walked(part, nil) }
    switch part {
    case .numbers(let size): return .fixed(FixedNumbers(number, count: size / number.size))
    case .counted(.numbers(let size)): return .lists(lists(number, size, header: 0))
    case .sequence(let parts):
      if parts.count == 2, case .gap(let header) = parts[0],
        case .counted(.numbers(let size)) = parts[1]
      {
        return .lists(lists(number, size, header: header))
      }
      return .walked(part, number)
    case .framed(.list(.numbers(let size), isWanted: true)):
      return .lists(lists(number, size, header: NumberLists.countedHeader))
    default: return .walked(part, number)
    }
  }

  private func lists(_ number: StoredNumber, _ size: Int, header: Int) -> NumberLists {
    NumberLists(number, width: size / number.size, header: header)
  }
}
