import Foundation

/// A file in ROOT's format, version 5 or 6, below or above 2 GiB.
///
/// Opening a file reads its header; directories, the layout of classes and objects are read when they
/// are asked for, and the file stays open for that. Where it is cut short or written anew meanwhile,
/// reading throws ``ROOTFileError/unreadableFile(_:reason:)``. Anything in the file that contradicts the format is
/// thrown as an error that names the file, the key and the byte; memory stays in proportion to what
/// the file really holds.
///
/// ```swift
/// let file = try ROOTFile(contentsOf: URL(filePath: "templates.root"))
/// for key in try file.allKeys() { print(key.path, key.className) }
/// let mass = try file.histogram("signal/mass")
/// let older = try file.histogram("signal/mass;1")
/// ```
///
/// Source: ROOT's description of its format, https://root.cern/doc/master/classTFile.html.
public struct ROOTFile: Sendable {
  /// The directory at the top.
  public let directory: ROOTDirectory
  let storage: FileStorage

  /// Opens a file.
  ///
  /// - Throws: ``ROOTFileError/missingFile(_:)``, ``ROOTFileError/unreadableFile(_:reason:)``,
  ///   ``ROOTFileError/notROOT(_:firstBytes:)``,
  ///   ``ROOTFileError/truncated(_:byteCount:expected:)`` or
  ///   ``ROOTFileError/malformed(_:reason:)``.
  public init(contentsOf file: URL) throws { try self.init(FileBytes(contentsOf: file)) }

  /// A file whose bytes are in memory; errors call it `path`.
  ///
  /// - Throws: As ``init(contentsOf:)``.
  public init(_ data: Data, path: String) throws { try self.init(FileBytes(data, path: path)) }

  private init(_ bytes: FileBytes) throws {
    storage = try FileStorage(bytes)
    directory = try ROOTDirectory(
      storage: storage, path: "", position: storage.header.begin + storage.header.nameLength)
  }

  /// Where the file is.
  public var path: String { storage.bytes.path }
  /// The version of ROOT that wrote the file, or that its writer names.
  public var version: ROOTVersion { storage.header.version }
  /// Whether positions in the file have 64 bits, as beyond 2 GiB they must.
  public var isBig: Bool { storage.header.isBig }
  /// The number of bytes of the file.
  public var byteCount: Int { storage.bytes.count }
}
