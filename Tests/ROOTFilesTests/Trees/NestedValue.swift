import Foundation

@testable import ROOTFiles

/// An entry of a column as JSON has it: lists, texts, and numbers by their digits; reals are the
/// hexadecimal digits that they have in memory.
indirect enum NestedValue: Equatable, Decodable, CustomStringConvertible {
  case list([NestedValue])
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let values = try? container.decode([NestedValue].self) {
      self = .list(values)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .text("\(flag)")
    } else if let number = try? container.decode(Int64.self) {
      self = .text("\(number)")
    } else {
      self = .text("\(try container.decode(UInt64.self))")
    }
  }

  var description: String {
    switch self {
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .text(let text): text
    }
  }
}

extension ROOTArray {
  /// Each entry.
  var nested: [NestedValue] {
    var elements = values.texts[...].map(NestedValue.text)
    // From the inside out: arrays and lists, as the type has them.
    var kinds: [ROOTColumnType] = []
    var type = self.type
    while true {
      kinds.append(type)
      if case .array(let element, _) = type {
        type = element
      } else if case .list(let element) = type {
        type = element
      } else {
        break
      }
    }
    var level = offsets.count
    for kind in kinds.reversed() {
      switch kind {
      case .array(_, let count):
        elements = stride(from: 0, to: elements.count, by: count).map {
          .list(Array(elements[$0..<$0 + count]))
        }
      case .list(let element):
        level -= 1
        let width = element.itemCount
        let bounds = offsets[level].map { $0 / width }
        elements = zip(bounds, bounds.dropFirst()).map { .list(Array(elements[$0..<$1])) }
      default: break
      }
    }
    return elements
  }
}

extension ROOTColumnType {
  /// How many elements, or lists, one of these counts for in offsets.
  fileprivate var itemCount: Int {
    if case .array(let element, let count) = self { count * element.itemCount } else { 1 }
  }
}

extension ROOTValues {
  var texts: [String] {
    switch self {
    case .bool(let values): values.map { "\($0)" }
    case .int8(let values): values.map { "\($0)" }
    case .uint8(let values): values.map { "\($0)" }
    case .int16(let values): values.map { "\($0)" }
    case .uint16(let values): values.map { "\($0)" }
    case .int32(let values): values.map { "\($0)" }
    case .uint32(let values): values.map { "\($0)" }
    case .int64(let values): values.map { "\($0)" }
    case .uint64(let values): values.map { "\($0)" }
    case .float(let values): values.map { hexadecimal(UInt64($0.bitPattern), 8) }
    case .double(let values): values.map { hexadecimal($0.bitPattern, 16) }
    case .text(let values): values
    }
  }
}

private func hexadecimal(_ value: UInt64, _ count: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: count - text.count) + text
}
