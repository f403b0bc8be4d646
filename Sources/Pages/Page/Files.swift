import Foundation

/// Links to files beside the page.
struct FileList: Block {
  /// One file.
  struct Entry: Sendable {
    let name: String
    let meaning: String
  }

  let entries: [Entry]

  /// - Parameters:
  ///   - folder: Where the page stands.
  ///   - entries: Files and what they hold; those that are not there are left out.
  init(in folder: URL, _ entries: [(name: String, meaning: String)]) {
    self.entries = entries.compactMap { name, meaning in
      let path = folder.appending(path: name).path
      guard
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      else { return nil }
      return Entry(name: name, meaning: "\(meaning); \(Self.text(size))")
    }
  }

  @ContentBuilder var content: [Content] {
    if !entries.isEmpty {
      Element("ul") {
        entries.map { entry in
          Element("li") {
            Element("a", "", ["href": Self.address(entry.name)]) { entry.name }
            ": \(entry.meaning)"
          }
        }
      }
    }
  }

  private static func address(_ name: String) -> String {
    "./" + (name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")
  }

  private static func text(_ size: Int) -> String {
    size < 10_000 ? "\(size) bytes" : "\(size / 1000) kB"
  }
}
