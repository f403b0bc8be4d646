import EventFiles
import Events
import Foundation

/// The bytes of a file, or of standard input.
struct InputFile {
  /// The path as it was given; `-` for standard input.
  let path: String
  let bytes: Data

  /// What is in a file that is kept in memory as a whole.
  enum Kind {
    case workspace
    case events

    /// A workspace of 1 GiB would take ten of memory; such a file is rather a device.
    var mostBytes: Int { self == .workspace ? 1 << 30 : EventFile.mostBytesOfPipe }

    var remark: String {
      self == .workspace ? "no workspace is" : "save it as a file, which is read piece by piece"
    }
  }

  /// - Throws: `InputError` for a file that cannot be read, is too long, or has nothing in it.
  init(_ path: String, of kind: Kind = .workspace) throws {
    self.path = path
    bytes = try path == "-" ? Self.standardInput(kind) : Self.contents(of: path, kind)
    if bytes.isEmpty { throw problem("there is nothing in it") }
  }

  /// What errors call it.
  var name: String { Self.name(of: path) }

  /// What a path is called.
  static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// The folder that relative paths in it start from.
  var folder: URL {
    path == "-"
      ? URL(filePath: FileManager.default.currentDirectoryPath)
      : URL(filePath: path).deletingLastPathComponent()
  }

  func problem(_ reason: String) -> InputError { InputError(file: name, reason: reason) }

  /// The text, without a byte order mark.
  func text() throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem("the file is not a text in UTF-8")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  private static func standardInput(_ kind: Kind) throws -> Data {
    if isatty(STDIN_FILENO) == 1 {
      throw UsageError(
        description: "standard input is a terminal; give the name of a file, or pipe one in")
    }
    return try read(.standardInput, named: "standard input", kind)
  }

  /// Whether there is something at a path that is neither a file nor a folder.
  static func isPipe(_ path: String) -> Bool { !isMappable(URL(filePath: path)) }

  /// The first bytes of a file, enough to tell what it is.
  ///
  /// - Throws: `InputError` for a file that cannot be read or has nothing in it.
  static func start(of path: String) throws -> [UInt8] {
    let handle = try handle(for: path)
    defer { try? handle.close() }
    do {
      let bytes = try handle.read(upToCount: 1 << 16) ?? Data()
      if bytes.isEmpty { throw InputError(file: path, reason: "there is nothing in it") }
      return Array(bytes)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(
        file: path, reason: "the file cannot be read: \(error.localizedDescription)")
    }
  }

  private static func contents(of path: String, _ kind: Kind) throws -> Data {
    let handle = try handle(for: path)
    defer { try? handle.close() }
    return try read(handle, named: path, kind)
  }

  private static func handle(for path: String) throws -> FileHandle {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(file: path, reason: "there is no such file")
    }
    if isFolder.boolValue {
      throw InputError(file: path, reason: "this is a folder; give a file")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(file: path, reason: "the file cannot be read: permission denied")
    }
    return handle
  }

  private static func read(
    _ handle: FileHandle, named name: String, _ kind: Kind
  ) throws -> Data {
    var bytes = Data()
    do {
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        bytes += part
        if bytes.count > kind.mostBytes {
          throw InputError(
            file: name, reason: "this is longer than \(kind.mostBytes >> 30) GiB; \(kind.remark)")
        }
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(
        file: name, reason: "the file cannot be read: \(error.localizedDescription)")
    }
    return bytes
  }
}
