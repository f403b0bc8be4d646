import Foundation
import Plots
import SystemPrograms

/// Writes the figures of pages as files of their own.
///
/// SVG always works. PDF and PNG are made by the first that is found of `rsvg-convert`, Inkscape and CairoSVG;
/// CairoSVG 2 sets exponents apart from the text before them where that ends at a given place.
public struct FigureExporter: Sendable {
  private static let tools = ["rsvg-convert", "inkscape", "cairosvg"]
  /// How many seconds a figure may take.
  private static let patience = 60.0

  private let format: FigureFormat
  private let tool: SystemProgram?

  /// Looks for the program that the format takes.
  ///
  /// - Parameters:
  ///   - format: What figures are written as.
  ///   - searchPath: Folders separated by `:`; those of the variable `PATH` if nil.
  /// - Throws: ``PagesError/noProgram(for:among:package:)`` if it takes one and there is none.
  public init(_ format: FigureFormat, searchPath: String? = nil) throws {
    self.format = format
    tool =
      format == .svg
      ? nil
      : try SystemProgram(
        oneOf: Self.tools, for: "figures as \(format.rawValue.uppercased())",
        package: "librsvg2-bin", searchPath: searchPath)
  }

  /// Writes every figure of a page; each file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - folder: Where; it is made if it is not there.
  /// - Returns: The files, in the order of the page.
  /// - Throws: ``PagesError``; `SystemProgramError` for a program that fails.
  public func writeFigures(of page: Page, to folder: URL) throws -> [URL] {
    try page.figures.map { found in
      let file = folder.appending(path: "\(found.name).\(format.rawValue)")
      try write(found.figure, to: file)
      return file
    }
  }

  private func write(_ figure: Figure, to file: URL) throws {
    guard let tool else {
      do { try figure.svg.write(to: file) } catch {
        throw PagesError.unwritable(file.path, reason: error.localizedDescription)
      }
      return
    }
    try make(file, by: tool, within: Self.patience) { folder, output in
      let source = folder.appending(path: "figure.svg")
      try figure.svg.write(to: source)
      return arguments(
        of: tool.file.lastPathComponent, from: source.path, to: output, width: figure.width)
    }
  }

  private func arguments(
    of tool: String, from source: String, to output: String, width: Double
  ) -> [String] {
    let format = format.rawValue
    let pixels = self.format == .png ? "\(Int((2 * width).rounded()))" : nil
    return switch tool {
    case "inkscape":
      ["--export-type=\(format)", "--export-filename=\(output)"]
        + (pixels.map { ["--export-width=\($0)"] } ?? []) + [source]
    case "cairosvg":
      ["--format", format, "--output", output] + (pixels.map { ["--output-width", $0] } ?? [])
        + [source]
    default:
      ["--format", format, "--keep-aspect-ratio", "--output", output]
        + (pixels.map { ["--width", $0] } ?? []) + [source]
    }
  }
}
