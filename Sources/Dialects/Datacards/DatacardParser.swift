import Diagnostics
import Foundation

/// Reads a card line by line: counts, shapes, observations and rates first, then what varies them.
struct DatacardParser {
  var card: Datacard
  var declared = DeclaredCounts()
  /// The last `bin` line, until it is clear what it belongs to.
  var binLine: CardLine?
  var observationLine: CardLine?
  var channelLine: CardLine?
  var columnLine: CardLine?
  var processLines: [CardLine] = []
  var hasRates = false
  /// Lines that `kmax` counts.
  var nuisanceCount = 0
  private var hasKeyword = false

  /// What a card says about its own size, with the place; nil for `*` or nothing.
  struct DeclaredCounts {
    var channels: (count: Int, line: CardLine)?
    var backgrounds: (count: Int, line: CardLine)?
    var nuisances: (count: Int, line: CardLine)?
  }

  init(file: String, folder: URL) {
    card = Datacard(place: DialectPlace(file: file, line: nil), folder: folder)
  }

  mutating func parse(_ text: String) throws -> Datacard {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, text) in lines.enumerated() {
      let line = CardLine(text, place: DialectPlace(file: card.place.file, line: index + 1))
      if line.isBlank { continue }
      if hasRates { try readVariation(line) } else { try readHeader(line) }
    }
    guard hasRates else { throw card.place.error("the card has no 'rate' line") }
    try requireNuisanceCount()
    return card
  }

  private static let keywords = [
    "imax", "jmax", "kmax", "shapes", "bin", "observation", "process", "rate",
  ]

  private mutating func readHeader(_ line: CardLine) throws {
    let keyword = line.keyword == "Observation" ? "observation" : line.keyword
    // Cards begin with titles of any form.
    if !hasKeyword, !Self.keywords.contains(keyword) { return }
    hasKeyword = true
    switch keyword {
    case "imax": declared.channels = try count(line).map { ($0, line) }
    case "jmax": declared.backgrounds = try count(line).map { ($0, line) }
    case "kmax": declared.nuisances = try count(line).map { ($0, line) }
    case "shapes": try readShapes(line)
    case "bin": binLine = line
    case "observation": try readObservation(line)
    case "process": try readProcess(line)
    case "rate": try readRates(line)
    default:
      throw line.error(
        """
        '\(line.keyword)' is not known here\(suggestion(for: line.keyword, in: Self.keywords)); \
        before the rates there are \(Self.keywords.joined(separator: ", "))
        """)
    }
  }

  private func count(_ line: CardLine) throws -> Int? {
    try line.requireWords(2..., "\(line.keyword) NUMBER")
    if line.words[1] == "*" { return nil }
    guard let count = Int(line.words[1]), count >= 0 else {
      throw line.error("\(line.keyword) '\(line.words[1])' is neither a whole number nor '*'")
    }
    return count
  }

  private func requireNuisanceCount() throws {
    guard let (count, line) = declared.nuisances, count != nuisanceCount else { return }
    throw line.error("kmax is \(count), but the card has \(nuisanceCount) nuisance parameters")
  }
}
