internal import Codecs
import Foundation

/// Puts an archive together, member after member.
///
/// Stored members begin at multiples of 64 bytes, so that arrays in them can be used where they lie. All
/// have the same date, 1 January 1980: the same members make the same bytes.
public struct ZipWriter {
  private let write: ([UInt8]) throws -> Void
  private var directory: [UInt8] = []
  private var (count, position) = (0, 0)

  /// A number of the authors of `zipalign` for fields that only fill.
  private static let padding = 0xD935
  private static let alignment = 64

  /// - Parameter write: Gets the archive's bytes, in order.
  public init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Adds a member.
  ///
  /// - Parameters:
  ///   - name: Its name, no more than 65 535 bytes and not used before.
  ///   - content: Its bytes.
  ///   - method: How they are kept.
  /// - Throws: Whatever writing throws.
  /// - Precondition: The name is not too long.
  public mutating func add(
    _ name: String, _ content: [UInt8], method: ZipMember.Method = .stored
  ) throws {
    precondition(name.utf8.count <= ZipLimit.count, "a member's name of \(name.utf8.count) bytes")
    let stored = method == .stored ? content : Codec.deflated(content)
    let entry = Entry(
      name: Array(name.utf8), method: method,
      checksum: content.withUnsafeBytes { Checksums.crc32(of: $0) }, storedSize: stored.count,
      size: content.count, place: position)
    directory += entry.directoryEntry
    try append(entry.header(padding: method == .stored ? Self.alignment : 1, id: Self.padding))
    try append(stored)
    count += 1
  }

  /// Writes the directory; nothing can be added behind it.
  ///
  /// - Throws: Whatever writing throws.
  public mutating func finish() throws {
    let (start, size) = (position, directory.count)
    try append(directory)
    if count >= ZipLimit.count || start >= ZipLimit.size || size >= ZipLimit.size {
      let end = position
      try append(
        bytes((ZipSignature.directoryEnd64, 4), (44, 8), (45, 2), (45, 2), (0, 4), (0, 4))
          + bytes((count, 8), (count, 8), (size, 8), (start, 8))
          + bytes((ZipSignature.directoryLocator64, 4), (0, 4), (end, 8), (1, 4)))
    }
    let shown = min(count, ZipLimit.count)
    try append(
      bytes((ZipSignature.directoryEnd, 4), (0, 2), (0, 2), (shown, 2), (shown, 2))
        + bytes((min(size, ZipLimit.size), 4), (min(start, ZipLimit.size), 4), (0, 2)))
  }

  private mutating func append(_ bytes: [UInt8]) throws {
    try write(bytes)
    position += bytes.count
  }
}

/// What stands in front of a member and in the directory.
private struct Entry {
  let name: [UInt8]
  let method: ZipMember.Method
  let checksum: UInt32
  let (storedSize, size, place): (Int, Int, Int)

  /// Names in UTF-8; 1 January 1980.
  private static let (flags, date) = (1 << 11, 0x21)

  private var isLarge: Bool { max(storedSize, size) >= ZipLimit.size }

  /// The fields that header and directory share, from the version needed to the size.
  private var common: [UInt8] {
    bytes((45, 2), (Self.flags, 2), (method.rawValue, 2), (0, 2), (Self.date, 2))
      + bytes((Int(checksum), 4), (isLarge ? ZipLimit.size : storedSize, 4))
      + bytes((isLarge ? ZipLimit.size : size, 4), (name.count, 2))
  }

  func header(padding alignment: Int, id: Int) -> [UInt8] {
    var extra = isLarge ? bytes((1, 2), (16, 2), (size, 8), (storedSize, 8)) : []
    let end = place + 30 + name.count + extra.count
    if !end.isMultiple(of: alignment) {
      let count = (alignment - (end + 4) % alignment) % alignment
      extra += bytes((id, 2), (count, 2)) + [UInt8](repeating: 0, count: count)
    }
    return bytes((ZipSignature.member, 4)) + common + bytes((extra.count, 2)) + name + extra
  }

  var directoryEntry: [UInt8] {
    var large = isLarge ? bytes((size, 8), (storedSize, 8)) : []
    if place >= ZipLimit.size { large += bytes((place, 8)) }
    let extra = large.isEmpty ? [] : bytes((1, 2), (large.count, 2)) + large
    return bytes((ZipSignature.directoryEntry, 4), (45, 2)) + common
      + bytes((extra.count, 2), (0, 2), (0, 2), (0, 2), (0, 4), (min(place, ZipLimit.size), 4))
      + name + extra
  }
}

/// Integers with their sizes, low byte first.
private func bytes(_ fields: (value: Int, size: Int)...) -> [UInt8] {
  fields.flatMap { value, size in (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
