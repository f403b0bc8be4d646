/// A list that never changes, at an address of its own: reading it counts no references, which would cost
/// more than small steps do.
final class FixedList<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Unchecked: written when it is made, then only read.
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    start = .allocate(capacity: max(count, 1))
    start.initialize(from: elements, count: count)
  }

  deinit { start.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element { start[index] }
}
