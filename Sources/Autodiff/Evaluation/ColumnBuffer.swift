import Foundation

/// Numbers at an address of their own: they neither move nor change as long as the object lives,
/// which an array does not promise.
public final class ColumnBuffer: @unchecked Sendable {
  // Unchecked: written by whoever makes it, before it is shared.

  /// The numbers.
  public let values: UnsafeBufferPointer<Double>
  /// Where the numbers are written.
  package let start: UnsafeMutablePointer<Double>

  /// A copy of an array.
  public convenience init(_ array: [Double]) {
    self.init(count: array.count) { buffer in
      array.withUnsafeBufferPointer {
        if let start = $0.baseAddress { buffer.update(from: start, count: $0.count) }
      }
    }
  }

  /// Numbers written in place.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - fill: Writes them all; they are 0 before.
  /// - Throws: Whatever `fill` throws.
  public convenience init(
    count: Int, _ fill: (UnsafeMutablePointer<Double>) throws -> Void
  ) rethrows {
    self.init(zeros: count)
    try fill(start)
  }

  /// Zeros, to be written at ``start`` before the buffer is shared. What is neither written nor read
  /// takes no memory.
  ///
  /// - Parameter count: How many.
  package init(zeros count: Int) {
    // One more, so that an empty column has an address, too.
    guard let memory = calloc(count + 1, MemoryLayout<Double>.stride) else {
      fatalError("there is no memory for \(count) numbers")
    }
    start = memory.bindMemory(to: Double.self, capacity: count + 1)
    values = UnsafeBufferPointer(start: start, count: count)
  }

  deinit { free(start) }
}
