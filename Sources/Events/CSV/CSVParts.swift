import Autodiff
import CTables
import Dispatch
import Foundation
import Synchronization

/// A file's rows, cut at line ends into parts that threads read at once.
///
/// The line ends of each part are counted first, so that every row has its place and columns are
/// allocated once. Whether a line end is one within quotes is seen only by reading from the start; so
/// a part is read again where the one before it ended elsewhere than at its beginning.
struct CSVParts {
  private let text: CSVText
  private let layout: CSVLayout
  private let threads: Int
  private let parts: [CSVPart]

  /// Bytes that are worth a part of their own.
  static let leastSize = 1 << 20

  /// - Parameters:
  ///   - text: The file.
  ///   - layout: Which columns are read.
  ///   - start: Where the rows begin.
  ///   - threads: How many threads read.
  ///   - leastSize: Bytes that are worth a part of their own.
  init(
    _ text: CSVText, _ layout: CSVLayout, from start: UnsafePointer<UInt8>, threads: Int,
    leastSize: Int = Self.leastSize
  ) {
    self.text = text
    self.layout = layout
    self.threads = threads
    let size = text.end - start
    // More parts than threads, so that none waits long for the last.
    let count = threads == 1 ? 1 : max(1, min(8 * threads, size / leastSize))
    var parts: [CSVPart] = []
    var first = start
    for index in 1...count {
      let stop = index == count ? text.end : text.lineBehind(start + size / count * index)
      guard stop > first || parts.isEmpty else { continue }
      parts.append(CSVPart(start: first, stop: stop))
      first = stop
    }
    self.parts = parts
  }

  /// The table of all rows.
  ///
  /// - Throws: `EventsError.csv` for the first thing that is wrong in the file.
  func table() throws -> EventTable {
    forEachPart { $0.count(in: text, columns: layout.header.count) }
    var capacity = 0
    for part in parts {
      part.firstRow = capacity
      capacity += part.capacity
    }
    let columns = layout.numberNames.map { _ in ColumnBuffer(zeros: capacity) }
    let numbers = Addresses(columns.map(\.start))
    forEachPart { $0.read(text, layout, into: numbers) }
    let count = try joined(numbers)
    guard count > 0 else { throw text.error(.headerOnly, at: text.end) }
    let texts = layout.textNames.indices.map { index in parts.flatMap { $0.texts[index] } }
    return try layout.table(columns, texts, count: count)
  }

  /// Reads again what began at a wrong place, and closes gaps; the number of rows.
  private func joined(_ numbers: Addresses) throws -> Int {
    var place = parts[0].start
    var count = 0
    for part in parts {
      if part.start != place { part.read(text, layout, into: numbers, from: place) }
      if let error = part.error { throw error }
      if part.firstRow != count {
        for address in numbers.values {
          (address + count).update(from: address + part.firstRow, count: part.rowCount)
        }
      }
      count += part.rowCount
      place = part.end
    }
    return count
  }

  private func forEachPart(_ body: @Sendable (CSVPart) -> Void) {
    let parts = parts
    guard threads > 1 else { return parts.forEach(body) }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, parts.count)) { _ in
      while case let index = next.add(1, ordering: .relaxed).oldValue, index < parts.count {
        body(parts[index])
      }
    }
  }
}

/// Where columns begin, for threads that each write rows of their own.
struct Addresses: @unchecked Sendable {
  let values: [UnsafeMutablePointer<Double>]
  init(_ values: [UnsafeMutablePointer<Double>]) { self.values = values }
}

extension CSVText {
  /// Where the line behind a place begins.
  fileprivate func lineBehind(_ place: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    guard let newline = memchr(place, 10, end - place) else { return end }
    return UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) + 1
  }
}
