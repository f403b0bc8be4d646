/// A column of a tree, and where and how it is stored.
struct TreeColumn: Sendable {
  let column: ROOTColumn
  let baskets: BasketList
  let layout: EntryLayout
  /// The column that says how many elements an entry has.
  let counter: Int?
}
