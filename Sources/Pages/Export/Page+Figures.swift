import Plots

/// A block that shows figures.
private protocol FigureBlock: Block {
  /// In order; of pictures that change, those that are shown first.
  var figures: [Figure] { get }
}

extension Picture: FigureBlock {
  fileprivate var figures: [Figure] { [figure] }
}

extension Pictures: FigureBlock {}

extension Flipbook: FigureBlock {
  fileprivate var figures: [Figure] { frames.count > 1 ? frames[start].figures : [] }
}

extension Page {
  /// A figure of the page, and the name of a file for it, without what tells its format.
  struct NamedFigure: Sendable {
    let name: String
    let figure: Figure
  }

  /// Every figure, in the order of the page: `03-histograms-signal-region-after-training` is its third, below
  /// the heading “signal region” in the section “histograms”.
  var figures: [NamedFigure] {
    let found = sections.flatMap { Self.figures(of: $0.blocks, under: [$0.id]) }
    let width = "\(found.count)".count
    return zip(1..., found).map { number, found in
      let place = "\(number)"
      let digits = String(repeating: "0", count: max(2, width) - place.count) + place
      let words = (found.place + [found.figure.title]).map(\.fileNameWords)
      let told = words.indices.filter { !words[$0].isEmpty && !words[..<$0].contains(words[$0]) }
      return NamedFigure(
        name: ([digits] + told.map { words[$0] }).joined(separator: "-"), figure: found.figure)
    }
  }

  private static func figures(of blocks: [any Block], under place: [String])
    -> [(place: [String], figure: Figure)]
  {
    var heading: [String] = []
    return blocks.flatMap { block -> [(place: [String], figure: Figure)] in
      switch block {
      case let block as Heading: heading = [block.text]
      case let block as Details: return figures(of: block.blocks, under: place + heading)
      case let block as Row: return figures(of: block.blocks, under: place + heading)
      case let block as any FigureBlock: return block.figures.map { (place + heading, $0) }
      default: break
      }
      return []
    }
  }
}

extension String {
  /// Small letters and digits of ASCII with hyphens between words, which no system minds in a file's name; at
  /// most forty characters.
  fileprivate var fileNameWords: String {
    let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return String(words.joined(separator: "-").prefix(40))
  }
}
