/// Gathers the blocks of a YODA file, line by line.
struct YODAParser {
  private let file: String
  private let others: OtherObjects
  private var line = 0
  private var block: YODABlock?
  /// The type of a block that is passed over.
  private var skipped: String?
  private var histograms = HistogramCollection()

  init(file: String, others: OtherObjects) {
    self.file = file
    self.others = others
  }

  mutating func read(_ text: Substring, number: Int) throws {
    line = number
    if let skipped {
      if text == "END \(skipped)" { self.skipped = nil }
    } else if block != nil {
      try readInside(text)
    } else if text.hasPrefix("BEGIN ") {
      try begin(text)
    } else if !text.allSatisfy(\.isWhitespace), !text.hasPrefix("#") {
      throw error("'\(text.prefix(60))' where 'BEGIN …' is expected")
    }
  }

  mutating func finished() throws -> HistogramCollection {
    if let type = skipped ?? block?.kind.rawValue {
      throw error("the file ends before 'END \(type)'")
    }
    return histograms
  }

  private mutating func begin(_ text: Substring) throws {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count == 3, words[2].hasPrefix("/") else {
      throw error("'\(text.prefix(60))'; expected 'BEGIN', a type and a path that begins with '/'")
    }
    guard let kind = YODABlock.Kind(rawValue: String(words[1])) else {
      guard others == .skipped else {
        throw error(
          "a block of type \(words[1].prefix(60)) is no histogram that is read; expected"
            + " \(YODABlock.Kind.allCases.map(\.rawValue).joined(separator: ", ")); or read with"
            + " others: .skipped")
      }
      skipped = String(words[1])
      return
    }
    let path = words[2].dropFirst()
    block = YODABlock(kind: kind, path: path.isEmpty ? "histogram" : String(path), line: line)
  }

  private mutating func readInside(_ text: Substring) throws {
    let kind = block!.kind
    do {
      guard text.hasPrefix("END ") else {
        try block!.read(text)
        return
      }
      guard text == "END \(kind.rawValue)" else {
        throw YODAProblem(reason: "'\(text.prefix(60))' where 'END \(kind.rawValue)' is expected")
      }
      try histograms.add(block!.histogram(), at: block!.path)
    } catch {
      throw self.error("\(error)")
    }
    block = nil
  }

  private func error(_ reason: String) -> HistogramsError {
    .yoda(file: file, line: line, reason: reason)
  }
}

/// A problem in a line.
struct YODAProblem: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}
