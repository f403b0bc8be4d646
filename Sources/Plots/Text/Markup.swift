/// Text with subscripts `_{…}` and superscripts `^{…}`, as in `m_{T}^{miss} [GeV]`.
///
/// A brace without its other half, and everything else, stands for itself. They do not nest. A backslash
/// before `_{` or `^{` makes these two letters stand for themselves, too.
struct Markup {
  /// A part of the text at one height.
  struct Run: Equatable {
    var text: String
    var level: Level
  }

  enum Level: Equatable {
    case normal, lower, upper

    /// How far the baseline is moved down, in units of the font's size.
    var shift: Double {
      switch self {
      case .normal: 0
      case .lower: 0.25
      case .upper: -0.4
      }
    }

    /// The size of the letters, in units of the font's size.
    var size: Double { self == .normal ? 1 : 0.72 }
  }

  let runs: [Run]

  init(_ text: String) {
    var runs: [Run] = []
    var plain = ""
    var rest = Substring(text)
    while let character = rest.first {
      if rest.hasPrefix("\\_{") || rest.hasPrefix("\\^{") {
        plain += rest.dropFirst().prefix(2)
        rest = rest.dropFirst(3)
      } else if let (inner, after) = Self.script(rest) {
        if !plain.isEmpty { runs.append(Run(text: plain, level: .normal)) }
        plain = ""
        runs.append(Run(text: inner, level: character == "_" ? .lower : .upper))
        rest = after
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { runs.append(Run(text: plain, level: .normal)) }
    self.runs = runs
  }

  /// The inner text of a script that a text begins with, and what follows it.
  private static func script(_ text: Substring) -> (String, Substring)? {
    guard text.hasPrefix("_{") || text.hasPrefix("^{") else { return nil }
    let inner = text.dropFirst(2)
    guard let end = inner.firstIndex(of: "}"), end > inner.startIndex else { return nil }
    return (String(inner[..<end]), inner[inner.index(after: end)...])
  }

  /// The width, estimated, for a font's size in pixels.
  func width(size: Double) -> Double {
    runs.reduce(0) { $0 + textWidth($1.text) * size * $1.level.size }
  }

  /// The content of an SVG text element.
  func svg(size: Double) -> String {
    var shift = 0.0
    return runs.map { run in
      let target = run.level.shift * size
      defer { shift = target }
      let text = run.text.xmlEscaped
      if run.level == .normal && shift == 0 { return text }
      let move = "dy=\"\(svgNumber(target - shift))\""
      let small =
        run.level == .normal ? "" : " font-size=\"\(svgNumber(run.level.size * size))\""
      return "<tspan \(move)\(small)>\(text)</tspan>"
    }.joined()
  }
}
