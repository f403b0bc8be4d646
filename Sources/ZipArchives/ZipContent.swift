internal import Codecs
import Foundation

/// A member's bytes after decompression.
public enum ZipContent {
  /// They are in the archive as they are, in this range.
  case stored(Range<Int>)
  /// They were decompressed into memory.
  case inflated(InflatedBytes)
}

/// Memory that lives as long as the object.
public final class InflatedBytes: @unchecked Sendable {
  // Unchecked: written by the initialiser alone.

  /// The bytes.
  public let bytes: UnsafeRawBufferPointer

  fileprivate init(_ member: ZipMember, in archive: UnsafeRawBufferPointer) throws(ZipError) {
    // A size that there is no memory for must not end the program, as `allocate` would.
    guard let memory = malloc(member.size + 1) else {
      throw ZipError("there is no memory for the \(member.size) bytes of '\(member.name)'")
    }
    let target = UnsafeMutableRawBufferPointer(start: memory, count: member.size)
    bytes = UnsafeRawBufferPointer(target)
    let stream = UnsafeRawBufferPointer(rebasing: archive[member.place])
    guard Expander().expand(stream, from: .deflate, into: target) == stream.count else {
      throw ZipError("'\(member.name)' does not decompress to \(member.size) bytes")
    }
  }

  deinit { free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }
}

extension ZipArchive {
  /// A member's bytes.
  ///
  /// Memory is taken for compressed members only, no more than their size, which no deflate stream of
  /// so few bytes exceeds; their checksum must be right. Those of stored members are not read, so theirs
  /// is not looked at; see ``check(_:in:)``.
  ///
  /// - Parameters:
  ///   - member: One of the members.
  ///   - bytes: The whole file.
  /// - Throws: `ZipError` for damaged bytes.
  public static func content(
    of member: ZipMember, in bytes: UnsafeRawBufferPointer
  ) throws(ZipError) -> ZipContent {
    guard member.method == .deflated else { return .stored(member.place) }
    let inflated = try InflatedBytes(member, in: bytes)
    try member.check(inflated.bytes)
    return .inflated(inflated)
  }

  /// Makes sure that the checksum of a stored member is right.
  ///
  /// - Throws: `ZipError` if it is not.
  public static func check(_ member: ZipMember, in bytes: UnsafeRawBufferPointer) throws(ZipError) {
    guard member.method == .stored else { return }
    try member.check(UnsafeRawBufferPointer(rebasing: bytes[member.place]))
  }
}

extension ZipMember {
  fileprivate func check(_ bytes: UnsafeRawBufferPointer) throws(ZipError) {
    guard Checksums.agree(checksum, Checksums.crc32(of: bytes)) else {
      throw ZipError("the checksum of '\(name)' is wrong")
    }
  }
}
