/// Texts of figures: names, labels, notes.
public enum PlotText {
  /// A name as a text that shows it letter by letter: no part of it becomes a subscript or a superscript.
  ///
  /// - Parameter name: Any text, such as a name from a file.
  public static func literal(_ name: String) -> String {
    name.replacing("_{", with: "\\_{").replacing("^{", with: "\\^{")
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
