/// The values of consecutive entries of a column.
///
/// The elements lie one after the other in ``values``. Arrays of fixed length need nothing more; for
/// each level of lists, ``offsets`` says where each list begins. Of a column of type `float[]` the
/// entry i has the elements `offsets[0][i]..<offsets[0][i + 1]`. Of `float[][]` it has the lists of
/// that range, and list j the elements `offsets[1][j]..<offsets[1][j + 1]`. Offsets count what is one
/// level further in; an array of fixed length in between counts as that many.
public struct ROOTArray: Sendable, Equatable {
  /// What one entry holds.
  public let type: ROOTColumnType
  /// The number of entries.
  public let count: Int
  /// For each level of lists, from the outside in, one more number than there are lists.
  public let offsets: [[Int]]
  /// All elements.
  public let values: ROOTValues

  init(type: ROOTColumnType, count: Int, offsets: [[Int]] = [], values: ROOTValues) {
    self.type = type
    self.count = count
    self.offsets = offsets
    self.values = values
  }
}
