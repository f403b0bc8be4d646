/// The style sheet inside a figure: colours for light pages and dark ones.
///
/// Every rule is confined to figures of this kind, so that several stand in one HTML page.
struct StyleSheet {
  /// The colours that a figure uses.
  let colours: Set<Colour>

  /// How the fonts are asked for: Helvetica or what is metrically like it, else the system's.
  static let fonts = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',system-ui,sans-serif"

  var text: String {
    ".apus text{font-family:\(Self.fonts)}"
      + rules { $0.light } + "@media screen and (prefers-color-scheme:dark){" + rules { $0.dark }
      + "}"
  }

  private func rules(_ shade: (Colour) -> RGB) -> String {
    let named = colours.compactMap { colour in colour.className.map { ($0, shade(colour).hex) } }
    return named.sorted { $0.0 < $1.0 }
      .map { ".apus .f-\($0){fill:\($1)}.apus .s-\($0){stroke:\($1)}" }.joined()
  }
}
