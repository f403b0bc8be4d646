import Foundation

/// A cell of a table, in quotation marks where its text needs them (RFC 4180).
func csvCell(_ text: String) -> String {
  guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
  return "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
}
