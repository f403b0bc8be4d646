import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file's bytes in the address space, read-only, for as long as the object lives: mapped, or copied
/// into memory where there is no file to be mapped, as of a pipe.
final class MappedFile: @unchecked Sendable {
  // Unchecked: nothing changes after the initialiser.

  /// In which order the bytes will be read.
  enum ReadingOrder {
    case sequential
    case any
  }

  /// What errors call it: the path as it was given.
  let name: String
  let bytes: UnsafeRawBufferPointer
  /// Nil for a copy, which nobody can cut short.
  private let place: (path: String, identity: Identity)?

  /// What tells whether a path still leads to the same file.
  private struct Identity: Equatable {
    let device: Int
    let number: Int

    init(_ status: stat) {
      device = Int(truncatingIfNeeded: status.st_dev)
      number = Int(truncatingIfNeeded: status.st_ino)
    }
  }

  /// - Throws: `EventsError.missingFile` or `.unreadableFile`.
  init(_ file: URL) throws {
    try requireFile(file)
    name = file.relativePath
    guard isMappable(file) else {
      place = nil
      bytes = try Self.copy(of: contents(of: file), name)
      return
    }
    let descriptor = open(file.path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(name) }
    // The mapping keeps the file; an open descriptor besides would only use up the limit on them.
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(name) }
    place = (file.path, Identity(status))
    bytes = try Self.mapping(of: descriptor, count: Int(status.st_size), name)
  }

  /// A copy of bytes that are in memory.
  ///
  /// - Throws: `EventsError.unreadableFile` where there is no room for it.
  init(_ data: Data, name: String) throws {
    self.name = name
    place = nil
    bytes = try Self.copy(of: data, name)
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }

  /// Makes sure that reading meets no page that is gone: the kernel would stop the program.
  ///
  /// A file that was replaced or deleted is none of it, since the mapping keeps the old one.
  ///
  /// - Throws: `EventsError.shrunkenFile`.
  func requireWhole() throws {
    var status = stat()
    guard let place, stat(place.path, &status) == 0, Identity(status) == place.identity,
      status.st_size < bytes.count
    else { return }
    throw EventsError.shrunkenFile(name, byteCount: Int(status.st_size), mapped: bytes.count)
  }

  /// Tells the kernel how to read ahead. Advice only: that it is not taken is no error.
  func expect(_ order: ReadingOrder) {
    guard let start = bytes.baseAddress else { return }
    _ = posix_madvise(
      UnsafeMutableRawPointer(mutating: start), bytes.count,
      order == .sequential ? POSIX_MADV_SEQUENTIAL : POSIX_MADV_NORMAL)
  }

  private static func mapping(
    of descriptor: Int32, count: Int, _ name: String
  ) throws -> UnsafeRawBufferPointer {
    guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw failure(name) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Pages of their own, so that they are given back like those of a mapping.
  private static func copy(of data: Data, _ name: String) throws -> UnsafeRawBufferPointer {
    guard !data.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard
      let start = mmap(
        nil, data.count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { throw failure(name) }
    let bytes = UnsafeMutableRawBufferPointer(start: start, count: data.count)
    bytes.copyBytes(from: data)
    return UnsafeRawBufferPointer(bytes)
  }

  /// What the system said last.
  private static func failure(_ name: String) -> EventsError {
    .unreadableFile(name, reason: String(cString: strerror(errno)))
  }
}
