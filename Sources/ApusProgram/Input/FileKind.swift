import EventFiles
import Events
import Foundation
import HistFactory

/// What a file holds, told by its content.
enum FileKind: Equatable {
  case root
  /// A single array of NumPy.
  case numPyArray
  /// Several arrays of NumPy.
  case numPyArchive
  /// Text in columns.
  case table
  case histograms(HistogramFormat)
  case model(ModelFormat)
  /// None of these; what it looks like.
  case other(String)

  /// - Parameter path: Of a file. Standard input, `-`, and what else can be read only once is taken for
  ///   a model.
  /// - Throws: `InputError` for a file that cannot be read or has nothing in it.
  init(of path: String) throws {
    guard path != "-", !InputFile.isPipe(path) else {
      self = .model(.json)
      return
    }
    let start = try InputFile.start(of: path)
    switch EventFileFormat(of: start) {
    case .root: self = .root
    case .numPy: self = .numPyArray
    case .numPyArchive:
      self = Self.holdsArrays(path) ? .numPyArchive : .other("a ZIP archive without NumPy arrays")
    case .text: self = try FileKind(ofOther: start, path)
    }
  }

  private init(ofOther start: [UInt8], _ path: String) throws {
    if let signature = FileSignature.all.first(where: { start.starts(with: $0.bytes) }) {
      self = .other(signature.name)
    } else if start.contains(0) {
      let shown = start.prefix(4).map { String(format: "%02x", $0) }.joined(separator: " ")
      self = .other("binary data that begin with the bytes \(shown)")
    } else {
      self = try FileKind(ofText: start, path)
    }
  }

  private init(ofText start: [UInt8], _ path: String) throws {
    let blank = Set(" \t\r\n\u{FEFF}".utf8)
    let text = String(decoding: start.drop { blank.contains($0) }, as: UTF8.self)
    if text.hasPrefix("{") || text.hasPrefix("[") {
      self = try FileKind(ofJSON: path)
    } else if text.lowercased().hasPrefix("<!doctype html") || text.hasPrefix("<html") {
      self = .other("a page of HTML")
    } else if text.hasPrefix("<") {
      self = .model(.histFactoryXML)
    } else if text.hasPrefix("BEGIN YODA_") {
      self = .histograms(.yoda)
    } else if text.hasPrefix("histogram,bin,low,high") {
      self = .histograms(.csv)
    } else {
      self = try FileKind(ofLines: text, path)
    }
  }

  private init(ofLines text: String, _ path: String) throws {
    let separator = try CSVSeparator(usedIn: URL(filePath: path))
    if path.hasSuffix(".json") {
      self = .model(.json)
    } else if path.hasSuffix(".card") || text.hasDatacardWords {
      self = .model(.datacard)
    } else if text.isTable(separator) || [".csv", ".tsv"].contains(where: path.hasSuffix) {
      self = .table
    } else {
      self = .other("text, but not in columns")
    }
  }

  private init(ofJSON path: String) throws {
    guard let json = try? JSONValue(json: InputFile(path).bytes) else {
      // Its reader says where it is no JSON.
      self = .model(.json)
      return
    }
    switch json {
    case .object(let members) where members["uhi_schema"] != nil: self = .histograms(.json)
    case .object(let members) where members.count > 0 && members.areHistograms:
      self = .histograms(.json)
    case .object(let members) where members["patches"] != nil && members["channels"] == nil:
      self = .other("a set of patches; 'apus patchset' works with it")
    case .object: self = .model(.json)
    default: self = .other("JSON, but neither a workspace nor histograms")
    }
  }

  private static func holdsArrays(_ path: String) -> Bool {
    guard let archive = try? NumPyArchive(URL(filePath: path)) else {
      // Its reader says what is wrong.
      return true
    }
    return !archive.names.isEmpty
  }
}

extension FileKind {
  /// What else might be given, for errors.
  static let known =
    "known are ROOT files, text in columns, NumPy's arrays, histograms in JSON (UHI), CSV or YODA,"
    + " workspaces, HistFactory's XML and datacards"
}

extension JSONObject {
  /// Whether it is a dictionary of histograms of UHI.
  fileprivate var areHistograms: Bool {
    keys.allSatisfy { self[$0]?["axes"] != nil && self[$0]?["storage"] != nil }
  }
}

extension String {
  /// Whether one of the first lines begins as only those of a datacard do.
  fileprivate var hasDatacardWords: Bool {
    split(whereSeparator: \.isNewline).contains { line in
      ["imax", "jmax", "kmax"].contains(line.split(whereSeparator: \.isWhitespace).first)
    }
  }

  /// Whether the first two lines but comments have several cells, or the second one is a number.
  fileprivate func isTable(_ separator: CSVSeparator) -> Bool {
    if separator == .blanks { return true }
    let all = split(whereSeparator: \.isNewline)
    let isComment = { (line: Substring) in all[0].hasPrefix("#") && line.hasPrefix("#") }
    let lines = all.lazy.filter { !isComment($0) }.prefix(2).map { $0 }
    let marks: [Character] = [",", "\t", ";"]
    return lines.count == 2
      && (marks.contains { mark in lines.allSatisfy { $0.contains(mark) } }
        || Double(lines[1].trimmingCharacters(in: .whitespaces)) != nil)
  }
}
