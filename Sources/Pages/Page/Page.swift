import Foundation

/// A page for people: what a run, a model or a comparison found, in one file of HTML that fetches nothing.
///
/// Texts may come from anywhere; they are shown as texts.
///
/// ```swift
/// let study = try ModelStudy(Likelihood(workspace), named: "two bins")
/// let page = Page(model: study, source: "workspace.json")
/// try page.write(to: folder.appending(path: "model.html"))
/// let figures = try FigureExporter(.svg).writeFigures(of: page, to: folder)
/// ```
public struct Page: Sendable {
  /// What stands at the top.
  public var title: String
  /// A sentence below the title.
  public var subtitle: String
  /// The numbers that matter most.
  var cards: [Card] = []
  /// What a reader has to know before believing the rest.
  var warnings: [String] = []
  var sections: [Section] = []
  /// Whether it is one of a training that goes on, which newer ones take the place of.
  var isWatched = false

  init(title: String, subtitle: String) { (self.title, self.subtitle) = (title, subtitle) }

  /// A number in large letters, with what belongs to it.
  struct Card: Sendable {
    let label: String
    let value: Cell
    let note: String
  }

  /// A part with a heading.
  struct Section: Sendable {
    /// What links to it name; letters and hyphens.
    let id: String
    let title: String
    let blocks: [any Block]

    init(_ id: String, _ title: String, @BlockBuilder _ blocks: () throws -> [any Block]) rethrows {
      (self.id, self.title) = (id, title)
      self.blocks = try blocks()
    }
  }

  /// The page as HTML: the same page gives the same bytes.
  public var html: String {
    let sections = sections.filter { !$0.blocks.isEmpty }
    return Document(
      title: title, description: subtitle, isWatched: isWatched,
      body: [
        Element("a", "skip", ["href": "#main"]) { "Skip to the content" },
        header, contents(sections),
        Element("main", "", ["id": "main"]) {
          cardList
          warnings.prefix(Self.shownWarnings).map(warning)
          furtherWarnings
          sections.map(section)
        },
        Element("footer") { "Made by Apus. Everything on this page is in this file." },
      ]
    ).html
  }

  /// Writes the page to a file, which appears whole or not at all; folders above it are made.
  ///
  /// - Parameter file: Where.
  /// - Throws: ``PagesError/unwritable(_:reason:)``.
  public func write(to file: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(html.utf8).write(to: file, options: .atomic)
    } catch {
      throw PagesError.unwritable(file.path, reason: error.localizedDescription)
    }
  }

  private static let shownWarnings = 4

  @ContentBuilder private var furtherWarnings: [Content] {
    let more = warnings.dropFirst(Self.shownWarnings)
    if !more.isEmpty {
      Element("details") {
        Element("summary") { "\(more.count) more" }
        more.map(warning)
      }
    }
  }

  private var header: Element {
    Element("header") {
      Element("h1") { title }
      Element("p", "lead") { subtitle }
    }
  }

  private func contents(_ sections: [Section]) -> Element {
    Element("nav", "contents", ["aria-label": "Contents"]) {
      Element("ul") {
        sections.map { section in
          Element("li") { Element("a", "", ["href": "#\(section.id)"]) { section.title } }
        }
      }
    }
  }

  @ContentBuilder private var cardList: [Content] {
    if !cards.isEmpty {
      Element("dl", "cards") {
        cards.map { card in
          Element("div", "card") {
            Element("dt") { card.label }
            Element("dd", "value") { card.value.content }
            Element("dd", "note") { card.note }
          }
        }
      }
    }
  }

  private func warning(_ text: String) -> Element {
    Element("p", "warning") {
      Element("strong") { "Note: " }
      text
    }
  }

  private func section(_ section: Section) -> Element {
    Element("section", "", ["id": section.id, "aria-labelledby": "\(section.id)-title"]) {
      Element("h2", "", ["id": "\(section.id)-title"]) { section.title }
      section.blocks.flatMap(\.content)
    }
  }
}
