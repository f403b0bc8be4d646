/// Numbers at an address of their own: they neither move nor change as long as the object lives,
/// which an array does not promise.
public final class ColumnBuffer: @unchecked Sendable {
  // Unchecked: written by the initialiser alone.

  /// The numbers.
  public let values: UnsafeBufferPointer<Double>

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
  public init(count: Int, _ fill: (UnsafeMutablePointer<Double>) throws -> Void) rethrows {
    // One more, so that an empty column has an address, too.
    let start = UnsafeMutablePointer<Double>.allocate(capacity: count + 1)
    start.initialize(repeating: 0, count: count + 1)
    values = UnsafeBufferPointer(start: start, count: count)
    try fill(start)
  }

  deinit { values.baseAddress?.deallocate() }
}
