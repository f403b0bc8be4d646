import Foundation

/// What the comment of a Double32_t or Float16_t says of its packing: “[minimum, maximum]”,
/// “[minimum, maximum, bits]”, or “[0, 0, bits]” for a mantissa of so many bits.
///
/// Source: the documentation of ROOT's TBufferFile::WriteDouble32; limits may be written with “pi”.
struct PackedRange: Equatable {
  private(set) var minimum = 0.0
  /// What whole numbers are to be divided by; nil where there is no range.
  private(set) var factor: Double?
  private(set) var mantissaBits: Int?

  init(comment: String) {
    // The first brackets may hold the length of an array.
    guard let parts = comment.brackets.prefix(2).lazy.map(Self.parts).first(where: { $0.count > 1 })
    else { return }
    let given = parts.count > 2 ? Int(parts[2]) ?? 32 : 32
    let bits = (2...32).contains(given) ? given : 32
    let maximum = Self.limit(parts[1])
    minimum = Self.limit(parts[0])
    if minimum < maximum {
      let steps = bits < 32 ? Double(1 << bits) : Double(UInt32.max)
      factor = steps / (maximum - minimum)
    } else if bits < 15 {
      mantissaBits = bits
    }
  }

  private static func parts(_ text: Substring) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.lowercased().filter { $0 != " " }
    }
  }

  private static func limit(_ text: String) -> Double {
    guard text.contains("pi") else { return strtod(text, nil) }
    let value =
      text.contains("2pi") || text.contains("2*pi") || text.contains("twopi")
      ? 2 * Double.pi
      : text.contains("pi/2") ? .pi / 2 : text.contains("pi/4") ? .pi / 4 : Double.pi
    return text.contains("-") ? -value : value
  }
}
