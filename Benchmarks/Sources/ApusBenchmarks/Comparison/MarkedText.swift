import Foundation

/// A passage of a file between `<!-- name -->` and `<!-- /name -->`.
struct MarkedText {
  var name: String

  /// Puts a text in the place of the passage; the markers stay.
  ///
  /// - Throws: `MissingMarkers`.
  func replace(in file: URL, with text: String) throws {
    let content = try String(contentsOf: file, encoding: .utf8)
    guard let start = content.range(of: "<!-- \(name) -->"),
      let end = content.range(
        of: "<!-- /\(name) -->", range: start.upperBound..<content.endIndex)
    else { throw MissingMarkers(name: name, file: file) }
    let replaced =
      content[..<start.upperBound] + "\n\(text)\n" + content[end.lowerBound...]
    try String(replaced).write(to: file, atomically: true, encoding: .utf8)
  }
}

/// A file has no passage of this name.
struct MissingMarkers: Error, CustomStringConvertible {
  var name: String
  var file: URL

  var description: String {
    "\(file.path) needs the lines '<!-- \(name) -->' and '<!-- /\(name) -->', in this order"
  }
}
