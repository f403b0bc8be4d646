/// The rows of a block's memory, given out and taken back as values come and go.
struct BlockRows {
  /// The rows in use or free.
  private(set) var count = 0
  private var placed: [Int: (row: Int, size: Int)] = [:]
  private var free: [Int: [Int]] = [:]

  func has(_ slot: Int) -> Bool { placed[slot] != nil }

  /// Finds room for a value.
  ///
  /// - Parameter predecessor: A value of the same size whose rows it takes over; nil for rows of its own.
  /// - Returns: The first of its rows.
  mutating func place(_ slot: Int, size: Int, instead predecessor: Int?) -> Int {
    let row = predecessor.flatMap { placed.removeValue(forKey: $0)?.row } ?? room(size)
    placed[slot] = (row, size)
    return row
  }

  /// Takes back a value's rows, if it has any.
  mutating func release(_ slot: Int) {
    guard let (row, size) = placed.removeValue(forKey: slot) else { return }
    free[size, default: []].append(row)
  }

  private mutating func room(_ size: Int) -> Int {
    if let row = free[size]?.popLast() { return row }
    defer { count += size }
    return count
  }
}
