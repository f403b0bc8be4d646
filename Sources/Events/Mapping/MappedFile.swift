import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file's bytes in the address space, read-only, for as long as the object lives.
final class MappedFile: @unchecked Sendable {
  // Unchecked: nothing changes after the initialiser.

  /// In which order the bytes will be read.
  enum ReadingOrder {
    case sequential
    case any
  }

  let path: String
  let bytes: UnsafeRawBufferPointer
  private let identity: Identity

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
    path = file.path
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(path) }
    // The mapping keeps the file; an open descriptor besides would only use up the limit on them.
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    identity = Identity(status)
    bytes = try Self.mapping(of: descriptor, count: Int(status.st_size), path)
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
    guard stat(path, &status) == 0, Identity(status) == identity, status.st_size < bytes.count
    else { return }
    throw EventsError.shrunkenFile(path, byteCount: Int(status.st_size), mapped: bytes.count)
  }

  /// Tells the kernel how to read ahead. Advice only: that it is not taken is no error.
  func expect(_ order: ReadingOrder) {
    guard let start = bytes.baseAddress else { return }
    _ = posix_madvise(
      UnsafeMutableRawPointer(mutating: start), bytes.count,
      order == .sequential ? POSIX_MADV_SEQUENTIAL : POSIX_MADV_NORMAL)
  }

  private static func mapping(
    of descriptor: Int32, count: Int, _ path: String
  ) throws -> UnsafeRawBufferPointer {
    guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw failure(path) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// What the system said last.
  private static func failure(_ path: String) -> EventsError {
    .unreadableFile(path, reason: String(cString: strerror(errno)))
  }
}
