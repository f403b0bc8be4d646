import Foundation
import Plots
import SystemPrograms
import TestSupport
import Testing

@testable import Pages

@Suite("Figures and pages for other programs")
struct ExportTests {
  private let page: Page

  init() throws {
    var page = Page(title: "t", subtitle: "s")
    page.sections = [
      Page.Section("first", "First") {
        Heading("A/b <channel>")
        Picture(Self.figure("Before & after"))
        Details("more") { Picture(Self.figure("Überschuß")) }
      },
      Page.Section("second", "Second") {
        Flipbook(
          name: "film",
          frames: ["one", "two"].enumerated().map { step, name in
            .init(step: step, label: name, figures: [Self.figure(name)])
          }, start: 1, caption: "")
        Row { Pictures([Self.figure("left"), Self.figure("right")]) }
        "no figure"
      },
    ]
    self.page = page
  }

  private static func figure(_ title: String) -> Figure {
    Figure(title, width: 400, height: 300) {
      Panel(x: .linear("x", in: 0...4), y: .linear("y", in: 0...10)) {
        Steps(edges: [0, 1, 2, 4], values: [1, 7, 5], name: "a")
      }
    }
  }

  /// A program that is a script of the shell.
  private func make(_ name: String, in folder: URL, _ script: String) throws {
    let file = folder.appending(path: name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  @Test func `figures have names that say where they stand`() {
    #expect(
      page.figures.map(\.name) == [
        "01-first-a-b-channel-before-after", "02-first-a-b-channel-berschu", "03-second-two",
        "04-second-left", "05-second-right",
      ])
  }

  @Test func `SVG takes no other program, and is what the page has`() throws {
    try withTemporaryFolder { url in
      let files = try FigureExporter(.svg, searchPath: "")
        .writeFigures(of: page, to: url.appending(path: "deep/figures"))
      #expect(files.count == 5 && files.allSatisfy { $0.pathExtension == "svg" })
      for (file, figure) in zip(files, page.figures) {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text == figure.figure.svg.text && page.html.contains(text))
        #expect(try ParsedSVG(text).count("svg") == 1)
      }
    }
  }

  @Test func `a missing program is named with its package`() throws {
    for format in [FigureFormat.pdf, .png] {
      let error = #expect(throws: PagesError.self) { try FigureExporter(format, searchPath: "") }
      #expect(
        "\(error!)" == """
          figures as \(format.rawValue.uppercased()): none of the programs that make it is on PATH \
          (rsvg-convert, inkscape, cairosvg); install one, on Debian the package 'librsvg2-bin'
          """)
    }
    let error = #expect(throws: PagesError.self) { try PagePrinter(searchPath: "/nowhere:") }
    #expect("\(error!)".contains("chromium-browser") && "\(error!)".contains("package 'chromium'"))
  }

  @Test(arguments: [
    ("rsvg-convert", "--format png --keep-aspect-ratio --output OUT --width 800 IN"),
    ("inkscape", "--export-type=png --export-filename=OUT --export-width=800 IN"),
    ("cairosvg", "--format png --output OUT --output-width 800 IN"),
  ])
  func `each program is asked in its own words`(name: String, arguments: String) throws {
    try withTemporaryFolder { url in
      let place = url.appending(path: "made")
      // Writes its arguments to the file that it is asked for.
      try make(
        name, in: url,
        """
        for word; do case $word in *.png) out=${word#*=};; esac; done
        printf '%s ' "$@" > "$out"
        """)
      let files = try FigureExporter(.png, searchPath: url.path).writeFigures(of: page, to: place)
      let words = try String(contentsOf: files[0], encoding: .utf8).split(separator: " ").map {
        word -> String in
        if word.hasSuffix(".svg") { return "IN" }
        guard word.hasSuffix(".png") else { return String(word) }
        return word.split(separator: "=").dropLast().map { "\($0)=" }.joined() + "OUT"
      }
      #expect(words.joined(separator: " ") == arguments)
    }
  }

  @Test(arguments: [
    ("echo 'no such font' >&2; exit 3", "exit status 3: no such font"),
    ("exit 0", "it ended well but wrote nothing"),
  ])
  func `a program that fails is told of, and leaves no file`(script: String, reason: String) throws
  {
    try withTemporaryFolder { url in
      try make("rsvg-convert", in: url, script)
      let exporter = try FigureExporter(.pdf, searchPath: url.path)
      let place = url.appending(path: "figures")
      let error = #expect(throws: (any Error).self) {
        try exporter.writeFigures(of: page, to: place)
      }
      #expect("\(error!)" == "\(url.path)/rsvg-convert: \(reason)")
      let left = try? FileManager.default.contentsOfDirectory(atPath: place.path)
      #expect(left ?? [] == [])
    }
  }

  @Test(.enabled(if: Tools.has("rsvg-convert"), "run 'make setup' for rsvg-convert"))
  func `PDF and PNG are what they are called, PNG with two pixels for one`() throws {
    try withTemporaryFolder { url in
      let documents = try FigureExporter(.pdf).writeFigures(of: page, to: url)
      for file in documents { #expect(try Data(contentsOf: file).starts(with: "%PDF-".utf8)) }
      let pictures = try FigureExporter(.png).writeFigures(of: page, to: url)
      #expect(documents.count == 5 && pictures.count == 5)
      for file in pictures {
        let bytes = [UInt8](try Data(contentsOf: file))
        #expect(bytes.starts(with: [0x89] + Array("PNG\r\n".utf8)))
        // Width and height stand in the first chunk, big-endian.
        #expect(Array(bytes[16..<24]) == [0, 0, 3, 32, 0, 0, 2, 88])
      }
    }
  }

  @Test(.enabled(if: Tools.has("chromium"), "run 'make setup' for Chromium"))
  func `a page is printed by a browser`() throws {
    try withTemporaryFolder { url in
      let (file, document) = (url.appending(path: "a b.html"), url.appending(path: "page.pdf"))
      try page.write(to: file)
      try PagePrinter().printPage(file, to: document)
      let bytes = try Data(contentsOf: document)
      #expect(bytes.starts(with: "%PDF-".utf8) && bytes.count > 5000)
    }
  }
}

private enum Tools {
  /// Whether a program is there, or has to be.
  static func has(_ name: String) -> Bool {
    ProcessInfo.processInfo.environment["APUS_REQUIRE_PEERS"] == "1"
      || (try? SystemProgram(name)) != nil
  }
}
