/// Texts of figures: names, labels, notes.
public enum PlotText {
  /// A name as a text that shows it letter by letter: no part of it becomes a subscript or a superscript.
  ///
  /// - Parameter name: Any text, such as a name from a file.
  public static func literal(_ name: String) -> String {
    name.replacing("_{", with: "\\_{").replacing("^{", with: "\\^{")
  }

  /// The same in one line, with its middle left out where it is too long: both ends of long names tell them
  /// apart.
  ///
  /// - Parameters:
  ///   - name: Any text, such as a name from a file.
  ///   - width: What there is for it, in units of the font's size.
  public static func literal(_ name: String, within width: Double) -> String {
    let line = String(name.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    func isShort(_ text: String) -> Bool { self.width(of: literal(text)) <= width }
    guard line.count > 400 || !isShort(line) else { return literal(line) }
    var kept = min(line.count - 1, 200)
    while kept > 2 {
      let text = line.prefix((kept + 1) / 2) + "…" + line.suffix(kept / 2)
      if isShort(String(text)) { return literal(String(text)) }
      kept -= 1
    }
    return "…"
  }

  /// A text without what makes letters stand for themselves, as for programs that read it aloud.
  static func spoken(_ text: String) -> String {
    text.replacing("\\_{", with: "_{").replacing("\\^{", with: "^{")
  }

  /// The letters of a text alone, without its markup: `m_{T}` becomes `mT`.
  ///
  /// - Parameter text: With subscripts `_{…}` and superscripts `^{…}`.
  public static func plain(_ text: String) -> String { Markup(text).runs.map(\.text).joined() }

  /// The width of a text, estimated, in units of the font's size.
  ///
  /// - Parameter text: With subscripts `_{…}` and superscripts `^{…}`.
  public static func width(of text: String) -> Double { Markup(text).width(size: 1) }
}
