import Foundation
import Plots
import TestSupport
import Testing

@Suite("Figures of physics")
struct GalleryTests {
  @Test(arguments: Gallery.all.map(\.name))
  func `every kind is XML, the same each time, and says in words what is seen`(_ name: String)
    throws
  {
    let (_, figure, words) = try #require(Gallery.all.first { $0.name == name })
    let text = figure.svg.text
    let again = try #require(Gallery.all.first { $0.name == name }).figure.svg.text
    #expect(text == again)
    #expect(!text.contains("nan") && !text.contains("inf\""))
    #expect(words.count > 30 && figure.description == words)
    let parsed = try ParsedSVG(text)
    #expect(parsed.count("text") > 5 && parsed.count("path") >= 1)
    if let folder = ProcessInfo.processInfo.environment["APUS_FIGURES"] {
      try figure.svg.write(to: URL(filePath: folder).appending(path: "physics-\(name).svg"))
    }
  }
}
