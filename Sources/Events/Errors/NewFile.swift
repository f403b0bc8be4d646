import Foundation

/// A file that is written under another name, and gets its own when it is whole.
final class NewFile {
  private let url: URL
  private let temporary: URL
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// Bytes written so far.
  private(set) var count = 0

  private static let bufferSize = 1 << 20

  /// Writes a file with `body`; nothing is left of it if that throws.
  ///
  /// - Throws: `EventsError.unwritableFile`, or whatever `body` throws.
  static func write(_ url: URL, _ body: (NewFile) throws -> Void) throws {
    let file = try NewFile(url)
    do {
      try body(file)
      try file.finish()
    } catch {
      try? FileManager.default.removeItem(at: file.temporary)
      throw error
    }
  }

  private init(_ url: URL) throws {
    self.url = url
    temporary = url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)")
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard descriptor >= 0 else {
      throw EventsError.unwritableFile(url.relativePath, reason: String(cString: strerror(errno)))
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  func append(_ bytes: some Sequence<UInt8>) throws {
    let before = buffer.count
    buffer.append(contentsOf: bytes)
    count += buffer.count - before
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws {
    try naming { try handle.write(contentsOf: buffer) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func finish() throws {
    try flush()
    try naming { try handle.close() }
    guard rename(temporary.path, url.path) == 0 else {
      throw EventsError.unwritableFile(url.relativePath, reason: String(cString: strerror(errno)))
    }
  }

  private func naming(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw EventsError.unwritableFile(url.relativePath, reason: error.localizedDescription)
    }
  }
}
