import Codecs
import Events
import Foundation

func readCSV(_ bytes: Data) throws {
  var attempts = Attempts()
  for format in formats {
    attempts.attempt { _ = try CSVReader(format: format).parse(bytes, file: "fuzzed.csv") }
  }
  ScratchFile.with(bytes, named: "fuzzed.csv") { file in
    attempts.attempt { _ = try CSVFile(file, format: formats[1]).table(threads: 2) }
    attempts.attempt {
      let csv = try CSVFile(file, format: formats[1])
      var blocks = try csv.blocks(rowsPerBlock: 3)
      while try blocks.next() != nil {}
    }
  }
  try attempts.finish()
}

private let formats = [
  CSVFormat(),
  CSVFormat(
    separator: .comma, comment: UInt8(ascii: "#"), missingMarkers: ["NA", "-"], missingValue: -999,
    nonFiniteNumbers: .allowed),
  CSVFormat(separator: .blanks, header: .absent),
]

func readNumPy(_ bytes: Data) throws {
  try Checksums.$areVerified.withValue(false) { try readArrays(bytes) }
}

private func readArrays(_ bytes: Data) throws {
  var attempts = Attempts()
  attempts.attempt { _ = try NumPyFile.parse(bytes, file: "fuzzed.npy") }
  ScratchFile.with(bytes, named: "fuzzed.npy") { file in
    attempts.attempt { _ = try NumPyFile.readTexts(file) }
    attempts.attempt { _ = try NumPyDescription(of: file) }
    attempts.attempt { try readAll(EventTable(records: file)) }
    attempts.attempt { try readAll(EventTable(mapping: [("x", file)])) }
    attempts.attempt { try readArchive(NumPyArchive(file)) }
  }
  try attempts.finish()
}

private func readArchive(_ archive: NumPyArchive) throws {
  var attempts = Attempts()
  attempts.attempt { try readAll(archive.table()) }
  for name in archive.names {
    attempts.attempt { _ = try archive.description(of: name) }
    attempts.attempt { _ = try archive.array(name) }
    attempts.attempt { _ = try archive.texts(name) }
    attempts.attempt { try readAll(archive.table(of: name)) }
  }
  try attempts.finish()
}

private func readAll(_ table: EventTable) throws {
  for name in table.columnNames { _ = try table.column(name) }
  for name in table.textNames { _ = try table.text(name) }
}
