extension EventTable {
  /// A table of the columns of an array.
  ///
  /// - Parameters:
  ///   - array: Shape `[events, columns]`, or `[events]` with a single name.
  ///   - columns: A name for each column.
  /// - Throws: ``EventsError/arrayShape(_:columns:file:)`` or ``EventsError/duplicateColumn(_:)``.
  public init(numPy array: NumPyArray, columns: [String]) throws {
    let width = array.shape.count == 1 ? 1 : array.shape.last
    guard (1...2).contains(array.shape.count), width == columns.count else {
      throw EventsError.arrayShape(array.shape, columns: columns)
    }
    try self.init(
      columns: columns.enumerated().map { index, name in
        (
          name: name,
          values: (0..<array.shape[0]).map { array.values[$0 * columns.count + index] }
        )
      })
  }

  /// The named number columns as an array of shape `[events, columns]`.
  ///
  /// - Throws: As ``column(_:)``.
  public func numPyArray(columns names: [String]) throws -> NumPyArray {
    let columns = try names.map(column)
    let values = (0..<count).flatMap { event in columns.map { $0[event] } }
    return NumPyArray(shape: [count, names.count], values: values)
  }
}
