import HistFactory

/// Where two documents differ: in structure, texts, or numbers by more than a relative tolerance.
func difference(
  _ one: JSONValue, _ other: JSONValue, tolerance: Double, at path: String = ""
) -> String? {
  switch (one, other) {
  case (.number(let a), .number(let b)):
    let (a, b) = (a.doubleValue, b.doubleValue)
    return abs(a - b) <= tolerance * max(abs(a), abs(b)) ? nil : "\(path): \(a) and \(b)"
  case (.array(let a), .array(let b)):
    guard a.count == b.count else { return "\(path): \(a.count) and \(b.count) elements" }
    return a.indices.lazy.compactMap {
      difference(a[$0], b[$0], tolerance: tolerance, at: "\(path)/\($0)")
    }.first
  case (.object(let a), .object(let b)):
    guard Set(a.keys) == Set(b.keys) else { return "\(path): \(a.keys) and \(b.keys)" }
    return a.keys.lazy.compactMap {
      difference(a[$0]!, b[$0]!, tolerance: tolerance, at: "\(path)/\($0)")
    }.first
  default: return one == other ? nil : "\(path): \(one) and \(other)"
  }
}
