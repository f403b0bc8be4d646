import Foundation

/// The languages that a model can be written in.
enum ModelFormat: String {
  case json = "JSON"
  case histFactoryXML = "HistFactory XML"
  case datacard = "datacard"

  /// The language of a file by its first letter, else by its extension or its words.
  ///
  /// What cannot be told is JSON, whose reader says where it is none.
  init(of file: InputFile) {
    let blank = Set(" \t\r\n\u{FEFF}".utf8)
    switch file.bytes.first(where: { !blank.contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    case UInt8(ascii: "<"): self = .histFactoryXML
    default: self = Self.looksLikeCard(file) ? .datacard : .json
    }
  }

  private static func looksLikeCard(_ file: InputFile) -> Bool {
    if file.path.hasSuffix(".txt") || file.path.hasSuffix(".card") { return true }
    let start = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
    return start.split(whereSeparator: \.isNewline).contains { line in
      ["imax", "jmax", "kmax"].contains(line.split(whereSeparator: \.isWhitespace).first)
    }
  }
}
