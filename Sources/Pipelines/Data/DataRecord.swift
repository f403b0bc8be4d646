import Events
import Foundation

extension CompiledAnalysis {
  /// A line for each sample of each part of the data: events, sum of weights, what it is scaled to,
  /// checksum.
  ///
  /// Passes over every column that a stage reads.
  package func dataRecord() throws -> [String: String] {
    var lines: [String: String] = [:]
    for part in DataPart.allCases {
      for process in data[part] {
        for (key, table) in process.tables {
          lines["\(part.rawValue) \(key)"] = try line(table, of: process)
        }
      }
    }
    return lines
  }

  private func line(_ table: EventTable, of process: PhysicsProcess) throws -> String {
    var checksum = Checksum()
    // A stage may read the weights, too.
    let weight = process.weight.flatMap { columnsRead.contains($0) ? nil : $0 }
    for name in columnsRead + [weight].compactMap(\.self) {
      try table.storedColumn(name).forEachBlock { checksum.add($1) }
    }
    let weights = try process.weights(of: table)?.sum() ?? Double(table.count)
    let expected = process.expectedEvents.map { ", scaled to \($0)" } ?? ""
    return "\(table.count) events, weights sum to \(weights)\(expected), checksum \(checksum)"
  }
}

/// A 64-bit checksum of numbers in order, by their bits: FNV-1a, a word at a time.
private struct Checksum: CustomStringConvertible {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ numbers: UnsafeBufferPointer<Double>) {
    for number in numbers {
      state = (state ^ number.bitPattern) &* 0x100_0000_01b3
      // A word's high bits reach only higher ones by multiplication.
      state ^= state >> 29
    }
  }

  var description: String { String(format: "%016llx", state) }
}
