import Plots

/// Pictures that change from frame to frame, moved through by a slider, or played.
///
/// A line that frames have in common is kept once, so that hundreds of frames are small; the script puts
/// lines together and draws nothing of its own.
struct Flipbook: Block {
  /// What all pictures are at one time.
  struct Frame: Sendable {
    /// What it is known by in a newer page; rising.
    let step: Int
    let label: String
    let figures: [Figure]
  }

  /// Bytes that frames may take; of more, every second frame is left out until they fit.
  static let limit = 2_400_000

  let name: String
  /// Those that are shown; the first, the last and the one that is shown first always are.
  private(set) var frames: [Frame]
  /// The frame that is shown first.
  private(set) var start: Int
  let caption: String
  private var data = ScriptData.list([])

  init(name: String, frames: [Frame], start: Int, caption: String) {
    (self.name, self.frames, self.start, self.caption) = (name, frames, start, caption)
    guard frames.count > 1 else { return }
    data = Self.data(frames)
    while data.json.utf8.count > Self.limit, self.frames.count > 3 { thin() }
  }

  private mutating func thin() {
    let kept = frames.indices.filter {
      $0.isMultiple(of: 2) || $0 == start || $0 == frames.count - 1
    }
    (frames, start) = (kept.map { frames[$0] }, kept.firstIndex(of: start) ?? 0)
    data = Self.data(frames)
  }

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
  /// Every line is there once, in the order that lines are met in; a frame says which ones it has.
  private static func data(_ frames: [Frame]) -> ScriptData {
    let pictures = frames[0].figures.indices.map { place in
      picture(frames.map { $0.figures[place].svg.text })
    }
    return .object([
      ("steps", .list(frames.map { .number($0.step) })),
      ("labels", .list(frames.map { .text($0.label) })), ("pictures", .list(pictures)),
    ])
  }

  private static func picture(_ texts: [String]) -> ScriptData {
    var places: [Substring: Int] = [:]
    var lines: [ScriptData] = []
    let frames = texts.map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        if let place = places[line] { return place }
        places[line] = lines.count
        lines.append(.text(String(line)))
        return lines.count - 1
      }
    }
    return .object([
      ("lines", .list(lines)), ("frames", .list(frames.map { .list($0.map(ScriptData.number)) })),
    ])
  }
}
