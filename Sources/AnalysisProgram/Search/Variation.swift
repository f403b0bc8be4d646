import ArgumentParser
import Foundation

/// An option with the values that a search gives it: `learning-rate=1e-3,3e-4`, `set:width=32,64`.
struct Variation: Sendable, Hashable {
  /// The option of `optimise`, or `set:` and the name of a setting.
  let name: String
  let values: [String]

  /// Options that the search gives its runs itself, with what to write instead.
  private static let reserved = [
    "seed": "--seeds", "output": "--output", "threads": "--threads",
    "set": "set:name=…, with the setting's name",
  ]

  @Sendable
  init(parsing text: String) throws {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw ValidationError("--vary is '\(text)'; write it as option=value,value")
    }
    let name = String(text[..<sign])
    if let instead = Self.reserved[name] {
      throw ValidationError("--vary cannot vary '\(name)'; use \(instead)")
    }
    let values = Self.split(String(text[text.index(after: sign)...]))
    guard values.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("--vary \(name) has a value without text in '\(text)'")
    }
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      throw ValidationError("--vary \(name) has the value '\(value)' twice")
    }
    (self.name, self.values) = (name, values)
  }

  /// The options of `optimise` that give it one of the values.
  func options(_ value: String) -> [String] {
    let setting = "set:"
    return name.hasPrefix(setting)
      ? ["--set", "\(name.dropFirst(setting.count))=\(value)"] : ["--\(name)=\(value)"]
  }

  /// The texts between the commas that stand outside brackets, without spaces around them.
  private static func split(_ text: String) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if character == "," && depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
