import Foundation

/// Prints pages into PDF by Chromium or a browser of its kind.
public struct PagePrinter: Sendable {
  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  ]
  private static let patience = 120.0

  private let browser: ExternalTool

  /// Looks for the browser.
  ///
  /// - Throws: ``PagesError/noTool(for:of:package:)`` if there is none.
  public init() throws { try self.init(path: ExternalTool.path) }

  init(path: String) throws {
    guard let browser = ExternalTool.first(of: Self.browsers, path: path) else {
      throw PagesError.noTool(for: "the page as PDF", of: Self.browsers, package: "chromium")
    }
    self.browser = browser
  }

  /// Prints a page, on white; the file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - page: The page's file.
  ///   - file: Where to.
  /// - Throws: ``PagesError``.
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
