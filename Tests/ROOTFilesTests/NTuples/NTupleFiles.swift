import Foundation
import Testing

@testable import ROOTFiles

/// The files that `WrittenByROOT/make.C` made, with what ROOT reads in them.
enum NTupleFiles {
  static let compressions = ["none", "zlib", "lzma", "lz4", "zstd"]
  /// Path of the RNTuple and name of the JSON, by the name of the file.
  static let all: [(file: String, path: String, json: String)] =
    compressions.map { ("types-\($0)", "types", "types") } + [
      ("reals", "reals", "reals"), ("extended", "deep/inside/events", "extended"),
      ("representations", "other", "representations"), ("chunks", "chunks", "chunks"),
    ]

  static func data(_ name: String) throws -> Data {
    let url = Bundle.module.url(
      forResource: name, withExtension: nil, subdirectory: "WrittenByROOT")
    return try Data(contentsOf: #require(url, "no resource '\(name)'"))
  }

  static func ntuple(_ file: String) throws -> ROOTNTuple {
    let entry = try #require(all.first { $0.file == file })
    return try ROOTFile(data(file + ".root"), path: file + ".root").ntuple(entry.path)
  }

  static func golden(_ json: String) throws -> [String: [Nested]] {
    try JSONDecoder().decode([String: [Nested]].self, from: data(json + ".json"))
  }
}

/// A value in lists, written as `make.C` writes it.
indirect enum Nested: Equatable, Decodable {
  case text(String)
  case list([Nested])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([Nested].self))
    }
  }
}

extension ROOTArray {
  /// One value for each entry.
  var golden: [Nested] {
    var offsets = offsets
    var elements = values.goldenTexts.map(Nested.text)
    var unit = 1
    for step in type.steps.reversed() {
      switch step {
      case .array(let count):
        let starts = stride(from: 0, to: elements.count, by: count)
        elements = starts.map { .list(Array(elements[$0..<$0 + count])) }
        unit *= count
      case .list:
        let bounds = offsets.removeLast().map { $0 / unit }
        elements = zip(bounds, bounds.dropFirst()).map { .list(Array(elements[$0..<$1])) }
        unit = 1
      }
    }
    return elements
  }
}

extension ROOTColumnType {
  fileprivate enum Step {
    case array(Int)
    case list
  }

  /// The lengths, the outermost first.
  fileprivate var steps: [Step] {
    switch self {
    case .number, .text: []
    case .array(let element, let count): [.array(count)] + element.steps
    case .list(let element): [.list] + element.steps
    }
  }
}

extension ROOTValues {
  fileprivate var goldenTexts: [String] {
    switch self {
    case .bool(let values): values.map { $0 ? "1" : "0" }
    case .int8(let values): values.map { "\($0)" }
    case .uint8(let values): values.map { "\($0)" }
    case .int16(let values): values.map { "\($0)" }
    case .uint16(let values): values.map { "\($0)" }
    case .int32(let values): values.map { "\($0)" }
    case .uint32(let values): values.map { "\($0)" }
    case .int64(let values): values.map { "\($0)" }
    case .uint64(let values): values.map { "\($0)" }
    case .float(let values): values.map { digits(Double($0)) }
    case .double(let values): values.map(digits)
    case .text(let values): values
    }
  }
}

private func digits(_ value: Double) -> String {
  let text = String(value.bitPattern, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}
