import Foundation

/// A ROOT file that is to be written: a value that collects histograms and trees by their paths.
///
/// ```swift
/// var file = ROOTFileWriter(compression: .zlib)
/// try file.add(mass, at: "signal_region/ttbar")
/// try file.add(events, at: "events")
/// try file.write(to: URL(filePath: "templates.root"))
/// ```
///
/// Directories are made as paths need them. A path can be used once, and all cycles are 1. The file
/// appears whole or not at all, in the place of another one of its name. Neither clock nor chance
/// enters: equal content written under one name gives equal bytes. For more than fits in memory, see
/// ``ROOTTreeWriter``.
///
/// The layouts of classes are those of ROOT 6.40, described in the file itself, so that earlier and
/// later versions of ROOT read it, and uproot does. Beyond 2 GB the file takes the form with 64-bit
/// positions.
public struct ROOTFileWriter: Sendable {
  /// How objects and columns are compressed.
  public var compression: ROOTCompressionSettings
  /// The date that the file gives for itself and all in it, in UTC to the second; nil for the
  /// earliest that the format has, the 1st of January 1995.
  public var date: Date?
  /// Whether positions take 64 bits even in a small file.
  var isBig = false
  /// How many bytes are left out behind the record of the top directory, which take no room on a disk.
  var gap = 0
  private(set) var items: [Item] = []
  var used: Set<String> = []
  /// The paths of the directories that the objects lie in.
  var directories: Set<String> = []

  /// An object and its path.
  struct Item: Sendable {
    let path: String
    let content: Content
  }

  enum Content: Sendable {
    case histogram(ROOTHistogram)
    case tree(ROOTTreeContents)
  }

  /// A file without objects.
  public init(compression: ROOTCompressionSettings = .zlib, date: Date? = nil) {
    self.compression = compression
    self.date = date
  }

  /// The paths of all objects, in the order in which they were added.
  public var paths: [String] { items.map(\.path) }

  /// Adds a histogram or profile.
  ///
  /// What ``ROOTHistogram`` does not hold, such as colours, is as ROOT makes it by default. Contents
  /// of classes with single precision (TH1F) are rounded to it.
  ///
  /// - Parameters:
  ///   - histogram: Of a class TH1, TH2 or TH3 with C, S, I, L, F or D behind it, or
  ///     TProfile, TProfile2D or TProfile3D.
  ///   - path: Its key's name, after those of the directories that it lies in and “/” each. The
  ///     histogram's own name may be another.
  /// - Throws: ``ROOTFileError/unwritable(_:reason:)`` for a class that is not written, contents
  ///   that it cannot hold, or a path that is not valid or is used already.
  public mutating func add(_ histogram: ROOTHistogram, at path: String) throws {
    try histogram.checkWritable(at: path)
    try add(.histogram(histogram), at: path)
  }

  /// Adds a tree.
  ///
  /// - Parameters:
  ///   - tree: Its columns.
  ///   - path: Its name, after those of the directories that it lies in and “/” each.
  /// - Throws: ``ROOTFileError/unwritable(_:reason:)`` for a path that is not valid or is used
  ///   already.
  public mutating func add(_ tree: ROOTTreeContents, at path: String) throws {
    try add(.tree(tree), at: path)
  }

  private mutating func add(_ content: Content, at path: String) throws {
    try checkFree(path)
    take(path)
    items.append(Item(path: path, content: content))
  }

  /// Writes the file.
  ///
  /// - Throws: ``ROOTFileError/unwritableFile(_:reason:)``, for instance where there is no such
  ///   folder; ``ROOTFileError/unwritable(_:reason:)`` for an object too large for the format.
  public func write(to url: URL) throws {
    let recorder = try recorder(at: url)
    try add(to: recorder)
    try recorder.finish()
  }

  /// A file on disk into which the objects can go.
  func recorder(at url: URL) throws -> FileRecorder {
    try FileRecorder(
      at: url,
      options: .init(
        compression: compression, date: try ROOTDate.code(date), isBig: isBig, gap: gap))
  }

  func add(to recorder: FileRecorder) throws {
    for item in items {
      let path = item.path.split(separator: "/")[...]
      let directory = try recorder.directory(at: path.dropLast())
      let name = String(path[path.endIndex - 1])
      switch item.content {
      case .histogram(let histogram): try recorder.add(histogram, name: name, in: directory)
      case .tree(let tree): try recorder.add(tree, name: name, in: directory)
      }
    }
  }
}
