import Autodiff

/// Where a column's numbers are: all that were stored, whichever of them a table shows.
enum ColumnStorage: Sendable {
  case memory(ColumnBuffer)
  case mapped(MappedElements)

  /// Copies the numbers of consecutive rows.
  func read(_ rows: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    if let start = contiguous(rows) {
      buffer.update(from: start, count: rows.count)
    } else if case .mapped(let elements) = self {
      elements.read(rows, into: buffer)
    }
  }

  /// Copies the numbers of any rows, in the order given.
  func gather(_ rows: UnsafeBufferPointer<Int>, into buffer: UnsafeMutablePointer<Double>) {
    switch self {
    case .memory(let numbers):
      guard let start = numbers.values.baseAddress else { return }
      for (position, row) in rows.enumerated() { buffer[position] = start[row] }
    case .mapped(let elements): elements.gather(rows, into: buffer)
    }
  }

  /// Consecutive rows where they lie, if they lie there as `Double`s, one after the other.
  func contiguous(_ rows: Range<Int>) -> UnsafePointer<Double>? {
    switch self {
    case .memory(let numbers): numbers.values.baseAddress.map { $0 + rows.lowerBound }
    case .mapped(let elements): elements.doubles.map { $0 + rows.lowerBound }
    }
  }

  /// The file behind the column, if it is mapped.
  var file: MappedFile? {
    if case .mapped(let elements) = self { elements.file } else { nil }
  }
}
