import Foundation

/// The text of a file in UTF-8, without a byte order mark.
///
/// - Throws: `DialectError` for a file that cannot be read or is not in UTF-8.
func contents(of file: URL) throws -> String {
  let place = DialectPlace(file: file.relativePath, line: nil)
  let data: Data
  do {
    data = try Data(contentsOf: file)
  } catch {
    throw place.error("the file cannot be read: \(error.localizedDescription)")
  }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw place.error("the file is not a text in UTF-8")
  }
  return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
}
