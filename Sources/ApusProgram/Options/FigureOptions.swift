import ArgumentParser
import Foundation
import Pages

extension FigureFormat: ExpressibleByArgument {}

/// Options for what a page is written as beside HTML.
struct FigureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write every figure of the page as a file of its own, too.", valueName: "folder"))
  var figures: String?
  @Option(
    help: ArgumentHelp(
      "What figures are written as; pdf and png take rsvg-convert, inkscape or cairosvg.",
      valueName: "svg|pdf|png"))
  var format: FigureFormat?
  @Option(
    help: ArgumentHelp("Print the page into PDF, too; takes Chromium.", valueName: "file"))
  var pdf: String?

  func validate() throws {
    if format != nil, figures == nil {
      throw ValidationError("--format is for the figures that --figures asks for")
    }
  }

  /// Finds the programs that are needed.
  ///
  /// - Throws: `PagesError` where one is missing.
  func writer() throws -> FigureWriter {
    FigureWriter(
      figures: try figures.map { ($0, try FigureExporter(format ?? .svg)) },
      pdf: try pdf.map { ($0, try PagePrinter()) })
  }
}

/// Writes a page as more than HTML.
struct FigureWriter {
  fileprivate let figures: (folder: String, exporter: FigureExporter)?
  fileprivate let pdf: (file: String, printer: PagePrinter)?

  /// Writes what was asked for.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - file: Where it was written to.
  ///   - console: Where to tell.
  func write(_ page: Page, in file: URL, _ console: Console) throws {
    if let (folder, exporter) = figures {
      let files = try exporter.writeFigures(of: page, to: URL(filePath: folder))
      switch files.count {
      case 0: console.note("the page has no figures")
      case 1: console.print("1 figure is in \(folder.printable)\n")
      default: console.print("\(files.count) figures are in \(folder.printable)\n")
      }
    }
    if let (target, printer) = pdf {
      try printer.printPage(file, to: URL(filePath: target))
      console.print("The page as PDF is \(target.printable)\n")
    }
  }
}
