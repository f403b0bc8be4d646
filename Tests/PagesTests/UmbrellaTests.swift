import Apus
import Foundation
import TestSupport
import Testing

/// With nothing imported but `Apus`: the example of `Page`.
@Suite("Pages from Swift")
struct UmbrellaTests {
  @Test func `are written by those who import Apus`() throws {
    let workspace = try Workspace(
      json: Data(
        """
        {"channels": [{"name": "region", "samples": [
          {"name": "signal", "data": [10, 5], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null}]},
          {"name": "background", "data": [50, 52], "modifiers": []}]}],
         "observations": [{"name": "region", "data": [58, 55]}],
         "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
        """.utf8))
    try withTemporaryFolder { folder in
      let study = try ModelStudy(Likelihood(workspace), named: "two bins")
      let page = Page(model: study, source: "workspace.json")
      try page.write(to: folder.appending(path: "model.html"))
      let figures = try FigureExporter(.svg).writeFigures(of: page, to: folder)
      #expect(!figures.isEmpty)
      let html = try String(contentsOf: folder.appending(path: "model.html"), encoding: .utf8)
      #expect(html.contains("<h1>two bins</h1>"))
    }
  }
}
