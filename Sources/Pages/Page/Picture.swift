import PhysicsFigures
import Plots

/// A figure over the page's width, with what it shows in words.
struct Picture: Block {
  let figure: Figure
  /// The same for screens as narrow as a phone's; nil where the figure is legible there, too.
  let narrow: Figure?
  let caption: String

  init(_ figure: Figure, narrow: Figure? = nil, _ caption: String = "") {
    (self.figure, self.narrow, self.caption) = (figure, narrow, caption)
  }

  @ContentBuilder var content: [Content] {
    Element("figure") {
      if let narrow {
        Element("div", "wide") { figure.svg }
        Element("div", "narrow") { narrow.svg }
      } else {
        figure.svg
      }
      if !caption.isEmpty { Element("figcaption") { caption } }
    }
  }
}

/// Figures as wide as half a page: side by side where there is room, below each other where there is none.
struct Pictures: Block {
  let figures: [Figure]
  let caption: String

  init(_ figures: [Figure], _ caption: String = "") {
    (self.figures, self.caption) = (figures, caption)
  }

  @ContentBuilder var content: [Content] {
    if !figures.isEmpty {
      Element("figure", "row") {
        figures.map { Content.picture($0.svg) }
        if !caption.isEmpty { Element("figcaption") { caption } }
      }
    }
  }
}

/// Blocks side by side where there is room.
struct Row: Block {
  let blocks: [any Block]

  init(@BlockBuilder _ blocks: () throws -> [any Block]) rethrows { self.blocks = try blocks() }

  @ContentBuilder var content: [Content] {
    Element("div", "row") { blocks.map { block in Element("div") { block.content } } }
  }
}

extension StackFigure {
  /// The figure as wide as half a page.
  ///
  /// - Parameter height: In pixels.
  func half(_ height: Double) -> Figure {
    var stack = self
    stack.width = Figure.halfWidth
    return stack.figure.half(height)
  }
}

extension Figure {
  /// The width of half a page, in pixels.
  fileprivate static let halfWidth = 440.0

  /// The figure as wide as half a page, whose letters are legible on a phone, too.
  ///
  /// Panels beside each other come to stand below each other.
  ///
  /// - Parameter height: In pixels; the figure's own if nil.
  func half(_ height: Double? = nil) -> Figure {
    var figure = self
    (figure.width, figure.height, figure.columns) = (Self.halfWidth, height ?? self.height, 1)
    return figure
  }
}
