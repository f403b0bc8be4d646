import Foundation

/// Memory that grows and is used again and again; what is in it is not initialised.
final class ByteMemory {
  private(set) var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  deinit { free(bytes.baseAddress) }

  /// Makes sure of `count` bytes, of which the first `kept` stay as they are.
  func reserve(_ count: Int, keeping kept: Int = 0) {
    guard count > bytes.count else { return }
    let size = max(count, min(2 * bytes.count, bytes.count + 1 << 24))
    let start: UnsafeMutableRawPointer?
    if kept > 0 {
      start = realloc(bytes.baseAddress, size)
    } else {
      free(bytes.baseAddress)
      start = malloc(size)
    }
    guard let start else { fatalError("out of memory: \(size) bytes") }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: size)
  }
}

/// Asks the system to provide memory that is about to be written in large pages, of which it takes
/// far fewer: half the time of reading uncompressed columns goes into small ones.
func adviseLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  #if os(Linux)
    let pageSize = 2 << 20
    guard let start = memory.baseAddress, memory.count >= 2 * pageSize else { return }
    let first = (UInt(bitPattern: start) + UInt(pageSize) - 1) & ~UInt(pageSize - 1)
    let skipped = Int(first - UInt(bitPattern: start))
    madvise(start + skipped, (memory.count - skipped) & ~(pageSize - 1), MADV_HUGEPAGE)
  #endif
}
