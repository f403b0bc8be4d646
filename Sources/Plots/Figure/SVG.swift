import Foundation

/// A picture in SVG, whose colours follow the page, light or dark.
public struct SVG: Sendable, Hashable {
  /// The document: XML in UTF-8, which may also stand inside HTML.
  public let text: String

  /// Writes the picture to a file, which appears whole or not at all; folders above it are made.
  ///
  /// - Parameter file: Where.
  /// - Throws: ``PlotsError`` if it cannot be written.
  public func write(to file: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw PlotsError.unwritableFile(file.path, reason: error.localizedDescription)
    }
  }
}

extension Figure {
  /// The picture; the same figure gives the same bytes.
  public var svg: SVG {
    var elements = SVGElements()
    let page = Box(left: 0, top: 0, width: width, height: height)
    elements.rectangle(page, .fill(.page))
    elements.text(title, at: SIMD2(12, 10), TextPlacement(baseline: .top, size: 15, isBold: true))
    grid.draw(on: &elements)
    return SVG(text: document(elements))
  }

  /// Its panels, each at its place below the title.
  var grid: FigureGrid {
    let top = title.isEmpty ? 6.0 : 28
    var grid = FigureGrid(self)
    grid.fill(Box(left: 4, top: top, width: width - 8, height: height - 4 - top))
    return grid
  }

  private func document(_ elements: SVGElements) -> String {
    let (width, height) = (svgNumber(width), svgNumber(height))
    let style = StyleSheet(colours: elements.colours).text
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"apus\" role=\"img\""
    text += " width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">\n"
    if !title.isEmpty { text += "<title>\(PlotText.spoken(title).xmlEscaped)</title>\n" }
    if !description.isEmpty { text += "<desc>\(description.xmlEscaped)</desc>\n" }
    return text + "<style>\(style)</style>\n" + elements.text + "</svg>\n"
  }
}
