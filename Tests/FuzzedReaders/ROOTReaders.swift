import Codecs
import EventFiles
import Foundation
import Histograms
import ROOTFiles

func readROOT(_ bytes: Data) throws {
  try Checksums.$areVerified.withValue(false) {
    let file = try ROOTFile(bytes, path: "fuzzed.root")
    var attempts = Attempts()
    attempts.attempt { _ = try HistogramROOT.read(file, others: .skipped) }
    for key in try file.allKeys() {
      attempts.attempt { _ = try key.compression }
      attempts.attempt { _ = try key.histogram() }
      if key.className.hasPrefix("TGraph") { attempts.attempt { _ = try key.graph() } }
      if key.isTable { attempts.attempt { try readTable(key.table()) } }
    }
    attempts.attempt { try readEvents(bytes) }
    try attempts.finish()
  }
}

func readNTuples(_ bytes: Data) throws {
  try Checksums.$areVerified.withValue(false) {
    var attempts = Attempts()
    for key in try ROOTFile(bytes, path: "fuzzed.root").tables() {
      attempts.attempt { try readTable(key.table()) }
    }
    attempts.attempt { try readEvents(bytes) }
    try attempts.finish()
  }
}

/// Reads every column whole, and the middle of it.
private func readTable(_ table: any ROOTTable) throws {
  var attempts = Attempts()
  _ = (table.label, table.title, table.clusters, table.unreadable)
  for column in table.columns {
    attempts.attempt { _ = try table.read(column.name).values.doubles }
    attempts.attempt { _ = try table.read(column.name, entries: middle(of: table.count)) }
  }
  for name in table.unreadable.map(\.name) { attempts.attempt { _ = try table.read(name) } }
  try attempts.finish()
}

/// Reads every column as events, block by block, as far as there are some in a block.
private func readEvents(_ bytes: Data) throws {
  try ScratchFile.with(bytes, named: "fuzzed.root") { url in
    let file = try EventFile(url)
    var left = 1000
    for name in file.columns.map(\.name) {
      try file.read([name]) { block in
        left -= 1
        return block.columns[name]?.count == block.count && left > 0
      }
    }
  }
}

private func middle(of count: Int) -> Range<Int> { count / 3..<count / 3 + count / 2 }
