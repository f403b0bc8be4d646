import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an SVG document, as an XML parser sees them.
public final class ParsedSVG: NSObject, XMLParserDelegate {
  /// In the order of their beginnings; the text includes that of elements inside.
  public private(set) var elements: [(name: String, attributes: [String: String], text: String)] =
    []
  private var open: [Int] = []

  /// - Throws: ``NotXML`` for a text that is no XML.
  public init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    let isXML = parser.parse()
    if !isXML { throw NotXML(reason: "\(String(describing: parser.parserError))") }
  }

  public func count(_ name: String) -> Int { elements.count { $0.name == name } }
  public var texts: [String] { elements.filter { $0.name == "text" }.map(\.text) }
  public var paths: [String] { elements.compactMap { $0.attributes["d"] } }

  /// The points that a path of straight lines goes through; dots count as points.
  public static func points(of path: String) -> [SIMD2<Double>] {
    var points: [SIMD2<Double>] = []
    for part in path.matches(of: /([MLVHhZ])([^MLVHhZ]*)/) {
      let numbers = part.output.2.split(separator: " ").compactMap { Double($0) }
      switch part.output.1 {
      case "V": points += numbers.map { SIMD2(points[points.count - 1].x, $0) }
      case "H": points += numbers.map { SIMD2($0, points[points.count - 1].y) }
      case "M", "L":
        points += stride(from: 0, to: numbers.count - 1, by: 2).map {
          SIMD2(numbers[$0], numbers[$0 + 1])
        }
      default: break
      }
    }
    return points
  }

  public func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append((name, attributes, ""))
  }

  public func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  public func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}

/// A text that is no XML, and why.
public struct NotXML: Error {
  public let reason: String
}
