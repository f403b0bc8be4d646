import Events
import Foundation

extension CSVSeparator {
  /// What separates the cells of a text, by the file's name or its first lines.
  ///
  /// A name that ends in “.tsv” or “.tab” says tabs. Otherwise the first line decides: of commas, tabs
  /// and semicolons the one that occurs outside of quotes, in this order. Without any of them, cells
  /// are separated by blanks if the second line has as many words as the first, two or more, and all of
  /// them are numbers; else there is a single column.
  ///
  /// - Throws: ``EventFilesError/unreadableFile(_:reason:)``.
  public init(usedIn file: URL) throws {
    if ["tsv", "tab"].contains(file.pathExtension.lowercased()) {
      self = .tab
      return
    }
    self.init(usedIn: try firstBytes(of: file, count: 1 << 16))
  }

  /// What separates the cells of a text that begins with these bytes.
  init(usedIn start: [UInt8]) {
    let lines = start.split(maxSplits: 4, omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    let header = lines.first.map(bytesOutsideQuotes) ?? []
    let used: [(CSVSeparator, UInt8)] = [
      (.comma, UInt8(ascii: ",")), (.tab, UInt8(ascii: "\t")), (.semicolon, UInt8(ascii: ";")),
    ]
    if let (separator, _) = used.first(where: { header.contains($0.1) }) {
      self = separator
    } else {
      self = areSeparatedByBlanks(lines) ? .blanks : .comma
    }
  }
}

private func bytesOutsideQuotes(_ line: ArraySlice<UInt8>) -> [UInt8] {
  var isQuoted = false
  return line.filter { byte in
    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
    return !isQuoted
  }
}

private func areSeparatedByBlanks(_ lines: [ArraySlice<UInt8>]) -> Bool {
  // A line that ends with CR LF leaves an empty one behind.
  let words = lines.filter { !$0.isEmpty }.prefix(2).map { line in
    line.split { $0 == UInt8(ascii: " ") }.map { String(decoding: $0, as: UTF8.self) }
  }
  guard words.count == 2, words[0].count >= 2, words[0].count == words[1].count else {
    return false
  }
  return words[1].allSatisfy { Double($0) != nil }
}
