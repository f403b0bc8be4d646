import Diagnostics
import EventFiles
import Foundation
import ROOTFiles
import Synchronization

/// Events of files of any format that Apus reads, and histograms of ROOT files.
public final class FileInput: TemplateInput, Sendable {
  /// The folder that relative paths start from.
  public let folder: URL
  private let files = Mutex<[URL: ROOTFile]>([:])
  private let eventFiles = Mutex<Set<URL>>([])

  /// - Parameter folder: The folder that relative paths start from.
  public init(relativeTo folder: URL) { self.folder = folder }

  /// The files that events or histograms were read from until now, in the order of their names.
  public var opened: [URL] {
    eventFiles.withLock { $0 }.union(files.withLock { $0.keys }).sorted { $0.path < $1.path }
  }

  /// The files that a path stands for, where `*`, `?` and `[…]` are wildcards, in the order of their
  /// names.
  ///
  /// - Returns: Those in the folder as paths from there.
  /// - Throws: If there are none.
  public func files(matching path: String) throws -> [String] {
    guard path.contains(where: { "*?[".contains($0) }), !exists(path) else { return [path] }
    let found = WildcardPath(path, in: folder.path).matches
    guard !found.isEmpty else {
      throw UnusableInput("there is no file '\(url(of: path).relativePath)'")
    }
    return found
  }

  /// The events of a tree, or of a file without trees; see `EventFile`.
  ///
  /// - Parameters:
  ///   - tree: The path of a TTree or RNTuple; empty for the only one, and for files of other formats.
  ///   - file: The path of the file.
  /// - Throws: `ROOTFileError`, with near names for a tree that there is not; `EventFilesError`, and
  ///   what other readers throw.
  public func events(in tree: String, of file: String) throws -> any EventStream {
    let url = url(of: file)
    guard exists(file) else { throw ROOTFileError.missingFile(url.relativePath) }
    eventFiles.withLock { _ = $0.insert(url) }
    return try EventFile(url, tree: tree.isEmpty ? nil : tree)
  }

  /// A histogram of one axis: its bins, with the variances that ROOT gives them.
  ///
  /// - Throws: `ROOTFileError`, with near names for a histogram that there is not; and for those with
  ///   several axes, and profiles.
  public func histogram(at path: String, in file: String) throws -> StoredHistogram {
    let histogram = try self.file(file).histogram(path)
    guard histogram.axes.count == 1, histogram.profile == nil else {
      throw UnusableInput(
        "\(url(of: file).relativePath): '\(path)' is a \(histogram.className); a template is a"
          + " histogram of counts with one axis")
    }
    return StoredHistogram(
      edges: histogram.axes[0].edges, values: histogram.withoutFlow(histogram.values),
      variances: histogram.withoutFlow(histogram.variances))
  }

  private func file(_ path: String) throws -> ROOTFile {
    let url = url(of: path)
    if let file = files.withLock({ $0[url] }) { return file }
    let file = try ROOTFile(contentsOf: url)
    files.withLock { $0[url] = file }
    return file
  }

  private func url(of path: String) -> URL {
    let isWhole = path.hasPrefix("/") || folder.relativePath == "."
    return isWhole ? URL(filePath: path) : folder.appending(path: path)
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(of: path).path)
  }
}

/// What cannot be read, and why.
private struct UnusableInput: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
