import Plots

/// A page in one file: style and script are inside, nothing is fetched.
struct Document {
  let title: String
  let description: String
  /// Whether the program that serves it has newer ones after it.
  let isWatched: Bool
  let body: [Element]

  var html: String {
    var html = "<!DOCTYPE html>\n<html lang=\"en\">\n"
    head.write(to: &html)
    html += isWatched ? "\n<body data-watched>\n" : "\n<body>\n"
    for element in body {
      element.write(to: &html)
      html += "\n"
    }
    return html + "<script>\(Assets.script)</script>\n</body>\n</html>\n"
  }

  private var head: RawHead { RawHead(title: title, description: description) }
}

/// The head: the only place with a style sheet.
private struct RawHead {
  /// Nothing from elsewhere is loaded, whatever a page may hold.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:;"
    + " connect-src 'self'; base-uri 'none'; form-action 'none'"

  let title: String
  let description: String

  func write(to html: inout String) {
    html += "<head>\n<meta charset=\"utf-8\">\n"
    for (name, content) in [
      ("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark"),
      ("description", description), ("generator", "Apus"),
    ] {
      html += "<meta name=\"\(name)\" content=\"\(content.xmlEscaped)\">\n"
    }
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">\n"
    html += "<title>\(title.xmlEscaped)</title>\n<style>\(Assets.style)</style>\n</head>"
  }
}
