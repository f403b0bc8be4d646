import Foundation
import SystemPrograms

/// Prints pages into PDF by Chromium or a browser of its kind.
public struct PagePrinter: Sendable {
  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  ]
  /// How many seconds a page may take.
  private static let patience = 120.0

  private let browser: SystemProgram

  /// Looks for the browser.
  ///
  /// - Parameter searchPath: Folders separated by `:`; those of the variable `PATH` if nil.
  /// - Throws: ``PagesError/noProgram(for:among:package:)`` if there is none.
  public init(searchPath: String? = nil) throws {
    browser = try SystemProgram(
      oneOf: Self.browsers, for: "the page as PDF", package: "chromium", searchPath: searchPath)
  }

  /// Prints a page, on white; the file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - page: The page's file.
  ///   - file: Where to.
  /// - Throws: ``PagesError``; `SystemProgramError` for a browser that fails.
  public func printPage(_ page: URL, to file: URL) throws {
    try make(file, by: browser, within: Self.patience) { folder, output in
      // The sandbox is not for the superuser; the page fetches nothing.
      let options = getuid() == 0 ? ["--no-sandbox"] : []
      return options + [
        "--headless", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--print-to-pdf=\(output)",
        page.absoluteURL.absoluteString,
      ]
    }
  }
}
