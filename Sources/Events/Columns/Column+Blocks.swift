import Autodiff

extension Column {
  /// How many numbers a pass reads at once: 32 KB.
  static let blockSize = 4096

  /// Hands out all numbers in order, block by block; no more than a block is held in memory.
  ///
  /// - Parameter body: Gets the first event of a block and the block's numbers, valid during the
  ///   call.
  /// - Throws: Whatever `body` throws.
  public func forEachBlock(
    _ body: (_ firstEvent: Int, _ numbers: UnsafeBufferPointer<Double>) throws -> Void
  ) rethrows {
    try scan {
      try body($0, $1)
      return true
    }
  }

  /// As ``forEachBlock(_:)``, until `body` returns false.
  private func scan(_ body: (Int, UnsafeBufferPointer<Double>) throws -> Bool) rethrows {
    prepareReading()
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.blockSize) { scratch in
      for first in stride(from: 0, to: count, by: Self.blockSize) {
        let events = first..<min(first + Self.blockSize, count)
        let start = contiguous(events) ?? copied(events, into: scratch.baseAddress!)
        guard try body(first, UnsafeBufferPointer(start: start, count: events.count)) else {
          return
        }
      }
    }
  }

  private func copied(
    _ events: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) -> UnsafePointer<Double> {
    read(events, into: buffer)
    return UnsafePointer(buffer)
  }

  /// The sum of all numbers, as a ``CompensatedSum``; a pass over the column.
  public func sum() -> Double {
    var sum = CompensatedSum()
    forEachBlock { _, numbers in
      for number in numbers { sum.add(number) }
    }
    return sum.value
  }

  /// A column in memory of the transformed numbers.
  func transformed(_ transform: (Double) throws -> Double) rethrows -> Column {
    Column(
      try ColumnBuffer(count: count) { buffer in
        try forEachBlock { first, numbers in
          for (offset, number) in numbers.enumerated() {
            buffer[first + offset] = try transform(number)
          }
        }
      })
  }
}

extension Column: Equatable {
  /// Whether the numbers are equal, wherever they are; NaN equals nothing.
  public static func == (first: Column, second: Column) -> Bool {
    guard first.count == second.count else { return false }
    var areEqual = true
    withUnsafeTemporaryAllocation(of: Double.self, capacity: blockSize) { scratch in
      first.scan { start, numbers in
        second.read(start..<(start + numbers.count), into: scratch.baseAddress!)
        areEqual = numbers.elementsEqual(scratch[..<numbers.count])
        return areEqual
      }
    }
    return areEqual
  }
}
