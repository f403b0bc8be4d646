import Diagnostics
import Foundation

/// Reads JSON.
///
/// - Parameters:
///   - file: The file.
///   - problem: The error for a file that holds something else, made of the reason.
/// - Throws: `ReportError.missingFile`, or what `problem` makes.
func readJSON<Value: Decodable>(_ file: URL, _ problem: (String) -> ReportError) throws -> Value {
  let data: Data
  do { data = try Data(contentsOf: file) } catch { throw ReportError.missingFile(file.path) }
  do {
    return try JSONDecoder().decode(Value.self, from: data)
  } catch let error as DecodingError {
    let place = "\(error.pointer)"
    throw problem(error.reason + (place.isEmpty ? "" : ", at \(place)"))
  }
}

/// Writes JSON with sorted keys; the file appears whole or not at all.
func writeJSON(_ value: some Encodable, to file: URL) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  try write(try encoder.encode(value), to: file)
}

/// Writes JSON with sorted keys on one line, for files of many numbers.
func writeCompactJSON(_ value: some Encodable, to file: URL) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  try write(try encoder.encode(value), to: file)
}

func write(_ data: Data, to file: URL) throws {
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file, options: .atomic)
  } catch {
    throw ReportError.unwritable(file.path, "\(error)")
  }
}
