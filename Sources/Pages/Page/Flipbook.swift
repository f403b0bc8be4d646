import Plots

/// Pictures that change from frame to frame, moved through by a slider, or played.
///
/// Of a frame only the lines are kept that are others than in the first one, so that hundreds of frames
/// are small; the script puts them together and draws nothing of its own.
struct Flipbook: Block {
  /// What all pictures are at one time.
  struct Frame: Sendable {
    /// What it is known by in a newer page; rising.
    let step: Int
    let label: String
    let figures: [Figure]
  }

  let name: String
  let frames: [Frame]
  /// The frame that is shown first.
  let start: Int
  let caption: String

  @ContentBuilder var content: [Content] {
    if frames.count > 1 {
      Element("figure", "flipbook", ["id": id]) {
        Element("div", "controls") {
          Element("button", "", ["type": "button", "disabled": ""]) { "Play" }
          slider
          Element("output", "", ["for": "\(id)-slider"]) { frames[start].label }
        }
        Element("div", "pictures row") {
          frames[start].figures.map { figure in Element("div", "picture") { figure.svg } }
        }
        Element("figcaption") { caption }
        Element("script", "", ["type": "application/json"]) { data }
      }
    }
  }

  private var id: String { "flipbook-\(name)" }

  private var slider: Element {
    Element(
      "input", "",
      [
        "type": "range", "id": "\(id)-slider", "aria-label": "Frame", "min": "0",
        "max": "\(frames.count - 1)", "step": "1", "value": "\(start)", "disabled": "",
      ])
  }
}

extension Flipbook {
  private var data: ScriptData {
    let pictures = frames[0].figures.indices.map { place in
      Self.picture(frames.map { $0.figures[place].svg.text })
    }
    return .object([
      ("steps", .list(frames.map { .number($0.step) })),
      ("labels", .list(frames.map { .text($0.label) })), ("pictures", .list(pictures)),
    ])
  }

  private static func picture(_ texts: [String]) -> ScriptData {
    let lines = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let frames = zip(texts, lines).map { text, own -> ScriptData in
      guard own.count == lines[0].count else { return .object([("whole", .text(text))]) }
      let others = own.indices.filter { own[$0] != lines[0][$0] }
      return .object([
        ("same", .list(others.map { .list([.number($0), .text(String(own[$0]))]) }))
      ])
    }
    return .object([
      ("lines", .list(lines[0].map { .text(String($0)) })), ("frames", .list(frames)),
    ])
  }
}
