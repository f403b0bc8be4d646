import Foundation
import Plots
import Testing

@testable import Pages

@Suite("Flipbooks")
struct FlipbookTests {
  private struct Stored: Decodable {
    struct Picture: Decodable {
      let lines: [String]
      let frames: [[Int]]
    }
    let steps: [Int]
    let labels: [String]
    let pictures: [Picture]
  }

  private func figure(_ frame: Int, note: Bool = false) -> Figure {
    Figure("</script> & <b>") {
      Panel(x: .linear("x", in: 0...4), y: .linear("y", in: 0...10)) {
        Steps(edges: [0, 1, 2, 4], values: [1, Double(frame % 7), 5], name: "a")
        if note { Note("one more line") }
      }
    }
  }

  private func stored(_ book: Flipbook) throws -> Stored {
    let html = book.content.reduce(into: "") { $1.write(to: &$0) }
    let data = try #require(html.firstMatch(of: /<script type="application\/json">(.*)<\/script>/))
    #expect(!data.output.1.contains("<"))
    return try JSONDecoder().decode(Stored.self, from: Data(data.output.1.utf8))
  }

  @Test func `frames put together are the figures`() throws {
    let frames = (0..<20).map { index in
      Flipbook.Frame(
        step: index, label: "step \(index)", figures: [figure(index), figure(3, note: index == 5)])
    }
    let book = Flipbook(name: "test", frames: frames, start: 4, caption: "")
    let stored = try stored(book)
    #expect(stored.labels == frames.map(\.label) && stored.steps == frames.map(\.step))
    for (place, picture) in stored.pictures.enumerated() {
      for (index, frame) in picture.frames.enumerated() {
        let text = frame.map { picture.lines[$0] }.joined(separator: "\n")
        #expect(text == frames[index].figures[place].svg.text, "\(place), \(index)")
      }
    }
    #expect(stored.pictures.allSatisfy { Set($0.lines).count == $0.lines.count })
  }

  @Test func `two hundred frames are small`() throws {
    let frames = (0..<200).map {
      Flipbook.Frame(step: $0, label: "step \($0)", figures: [figure($0)])
    }
    let book = Flipbook(name: "test", frames: frames, start: 0, caption: "")
    let html = book.content.reduce(into: "") { $1.write(to: &$0) }
    #expect(html.utf8.count < 150_000)
  }

  @Test func `of frames that are too large together, some are left out`() throws {
    let texts = (0..<60).map { "\($0) " + String(repeating: "x", count: 100_000) }
    let frames = texts.enumerated().map { step, text in
      Flipbook.Frame(
        step: step, label: "",
        figures: [Figure(description: text) { Panel(x: .linear(), y: .linear()) {} }])
    }
    let book = Flipbook(name: "test", frames: frames, start: 41, caption: "")
    let stored = try stored(book)
    #expect(stored.steps == [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 41, 42, 46, 50, 54, 58, 59])
    #expect(book.frames[book.start].step == 41)
    let html = book.content.reduce(into: "") { $1.write(to: &$0) }
    #expect(html.utf8.count < Flipbook.limit + 200_000)
  }

  @Test func `one frame is no film`() {
    let frame = Flipbook.Frame(step: 0, label: "", figures: [figure(0)])
    #expect(Flipbook(name: "test", frames: [frame], start: 0, caption: "").content.isEmpty)
  }
}
