import Foundation
import TestSupport
import Testing

@Suite("apus report")
struct ReportCommandTests {
  private func report(_ arguments: String..., path: String? = nil, in folder: URL) throws -> Program
  {
    try Program(
      "apus", ["report", "two-regions.json"] + arguments, in: folder,
      environment: path.map { ["PATH": $0] } ?? [:])
  }

  @Test func `makes a page of a workspace, and its figures as files`() throws {
    try Examples.inFolder { folder in
      let run = try report("-o", "page.html", "--figures", "figures", path: "", in: folder)
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
      let figures = folder.appending(path: "figures")
      let names = try FileManager.default.contentsOfDirectory(atPath: figures.path).sorted()
      #expect(
        run.output == "The page is page.html\n\(names.count) figures are in figures\n")
      #expect(names.contains { $0.hasSuffix("-model-profile-likelihood.svg") }, "\(names)")
      let drawn = page.components(separatedBy: "<svg ").count
      let narrow = page.components(separatedBy: "<div class=\"narrow\">").count
      #expect(names.count == drawn - narrow, "figures for phones are the same again")
      for name in names {
        let text = try String(contentsOf: figures.appending(path: name), encoding: .utf8)
        #expect(page.contains(text), "\(name)")
      }
    }
  }

  @Test(arguments: [
    (["--figures", "figures", "--format", "png"], "rsvg-convert, inkscape, cairosvg"),
    (["--pdf", "page.pdf"], "package 'chromium'"),
  ])
  func `says which program is missing before it computes anything`(
    options: [String], message: String
  ) throws {
    try Examples.inFolder { folder in
      let run = try Program(
        "apus", ["report", "none.json", "-o", "page.html"] + options, in: folder,
        environment: ["PATH": ""])
      #expect(run.status == 3 && run.output == "")
      #expect(run.errors.contains(message) && !run.errors.contains("none.json"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "page.html").path))
    }
  }

  @Test func `does not overwrite what it reads, nor takes options that it has no use for`() throws {
    try Examples.inFolder { folder in
      let before = try Data(contentsOf: folder.appending(path: "two-regions.json"))
      for options in [
        ["-o", "two-regions.json"], ["-o", "page.html", "--pdf", "two-regions.json"],
      ] {
        let run = try Program("apus", ["report", "two-regions.json"] + options, in: folder)
        #expect(run.status == 2 && run.errors.contains("not overwritten"), "\(run.errors)")
      }
      #expect(try Data(contentsOf: folder.appending(path: "two-regions.json")) == before)
      for (options, message) in [
        (["--patch", "a.json"], "--patch is for models"),
        (["--fix", "mu=1"], "--fix is for models"),
        (["-o", "."], "--output is '.'; give the name of a file"),
      ] {
        let run = try Program("apus", ["report", "."] + options, in: folder)
        #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
      }
    }
  }

  @Test func `wants a folder for figures of another format, and a format that there is`() throws {
    try Examples.inFolder { folder in
      let alone = try report("--format", "pdf", in: folder)
      #expect(alone.status == 2 && alone.errors.contains("--figures"))
      let unknown = try report("--figures", "figures", "--format", "gif", in: folder)
      #expect(unknown.status == 2 && unknown.errors.contains("gif"))
    }
  }

  @Test func `apus says its version and those of its libraries`() throws {
    let run = try Program(apus: ["--version"])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.hasPrefix("Apus ") && run.output.contains("; GSL "), "\(run.output)")
  }
}
