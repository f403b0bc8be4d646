/// How a line is drawn.
public struct LineStyle: Sendable, Hashable {
  /// Whether and how a line is broken.
  public enum Dash: Sendable, Hashable {
    case solid, dashed, dotted, dashDotted

    func pattern(width: Double) -> String? {
      let lengths: [Double]? =
        switch self {
        case .solid: nil
        case .dashed: [5, 3]
        case .dotted: [1.2, 2]
        case .dashDotted: [6, 2.5, 1.2, 2.5]
        }
      return lengths.map { $0.map { svgNumber($0 * max(width, 1)) }.joined(separator: " ") }
    }
  }

  /// Its width in pixels.
  public var width: Double
  /// Whether and how it is broken.
  public var dash: Dash

  /// - Parameters:
  ///   - width: Its width in pixels.
  ///   - dash: Whether and how it is broken.
  public init(width: Double = 1.6, dash: Dash = .solid) { (self.width, self.dash) = (width, dash) }
}

/// How a shape is filled and outlined.
struct Paint: Hashable {
  var fill: Colour?
  var opacity = 1.0
  var stroke: Colour?
  var style = LineStyle(width: 1)
  var hasRoundEnds = false

  static func stroke(_ colour: Colour, _ style: LineStyle = LineStyle(width: 1)) -> Paint {
    Paint(stroke: colour, style: style)
  }

  static func fill(_ colour: Colour, opacity: Double = 1) -> Paint {
    Paint(fill: colour, opacity: opacity)
  }

  /// The attributes of an element, each after a blank.
  var attributes: String {
    var text = ""
    let classes = [
      fill?.className.map { "f-\($0)" }, stroke?.className.map { "s-\($0)" },
    ].compactMap(\.self)
    if !classes.isEmpty { text += " class=\"\(classes.joined(separator: " "))\"" }
    if let fill {
      if fill.className == nil { text += " fill=\"\(fill.light.hex)\"" }
      if opacity < 1 { text += " fill-opacity=\"\(svgNumber(opacity))\"" }
    } else {
      text += " fill=\"none\""
    }
    return text + strokeAttributes
  }

  private var strokeAttributes: String {
    guard let stroke else { return "" }
    var text = stroke.className == nil ? " stroke=\"\(stroke.light.hex)\"" : ""
    if style.width != 1 { text += " stroke-width=\"\(svgNumber(style.width))\"" }
    if let dashes = style.dash.pattern(width: style.width) {
      text += " stroke-dasharray=\"\(dashes)\""
    }
    return text + (hasRoundEnds ? " stroke-linecap=\"round\"" : "")
  }
}
