/// A line of text inside a panel.
public struct Note: Mark {
  /// Where a text stands.
  public enum Place: Sendable, Hashable {
    /// In the panel's upper left corner; several stand below each other by line breaks.
    case topLeft
    /// In the upper right corner.
    case topRight
    /// In the lower left corner.
    case bottomLeft
    /// In the lower right corner.
    case bottomRight
    /// At values of the axes, with 0 for the text's left end there, 0.5 its middle, 1 its right end.
    case at(x: Double, y: Double, alignment: Double)
  }

  /// The text, with subscripts `_{…}`, superscripts `^{…}` and line breaks.
  public var text: String
  /// Where it stands.
  public var place: Place
  /// Its colour.
  public var colour: Colour

  /// - Parameters:
  ///   - text: With subscripts `_{…}`, superscripts `^{…}` and line breaks.
  ///   - place: Where it stands.
  ///   - colour: Its colour.
  public init(_ text: String, _ place: Place = .topLeft, colour: Colour = .ink) {
    (self.text, self.place, self.colour) = (text, place, colour)
  }

  public var extent: Extent {
    var extent = Extent()
    if case .at(let x, let y, _) = place {
      extent.x.include(x)
      extent.y.include(y)
    }
    return extent
  }

  var isInCorner: Bool { if case .at = place { false } else { true } }

  /// What it covers in an upper corner of a panel; nil elsewhere.
  func boxAbove(in size: SIMD2<Double>, textSize: Double) -> Box? {
    guard place == .topLeft || place == .topRight else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let width = (lines.map { Markup(String($0)).width(size: textSize) }.max() ?? 0) + 20
    let height = Double(lines.count) * 1.4 * textSize + 10
    return Box(left: place == .topLeft ? 0 : size.x - width, top: 0, width: width, height: height)
  }

  public func draw(on canvas: inout Canvas) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let step = 1.4 * canvas.textSize
    let inset = SIMD2(10, 8 + canvas.textSize / 2)
    let block = Double(lines.count - 1) * step
    let (first, alignment): (SIMD2<Double>?, Double) =
      switch place {
      case .topLeft: (inset, 0)
      case .topRight: (SIMD2(canvas.size.x - inset.x, inset.y), 1)
      case .bottomLeft: (SIMD2(inset.x, canvas.size.y - inset.y - block), 0)
      case .bottomRight: (canvas.size - inset - SIMD2(0, block), 1)
      case .at(let x, let y, let alignment): (canvas.place(x, y), alignment)
      }
    guard let first else { return }
    for (index, line) in lines.enumerated() {
      let place = first + SIMD2(0, Double(index) * step)
      canvas.text(String(line), at: place, alignment: alignment, colour)
    }
  }
}
