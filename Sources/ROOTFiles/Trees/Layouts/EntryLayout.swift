/// How the entries of a branch lie in its baskets, as far as one column needs them.
enum EntryLayout: Sendable {
  case fixed(FixedNumbers)
  case lists(NumberLists)
  /// Each entry has to be walked through; the kind of the wanted numbers, nil for texts.
  case walked(StoredPart, StoredNumber?)
}
