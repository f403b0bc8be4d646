import Foundation
import Testing

@testable import ROOTFiles

/// An uncompressed RNTuple whose descriptions are changed and get the checksums that then are right.
struct Forgery {
  enum Part: CaseIterable {
    case header
    case footer
    case pageList
  }

  private let bytes: Data
  private let ranges: [Part: Range<Int>]
  private let hash: UInt64

  init(of bytes: Data, _ path: String) throws {
    self.bytes = bytes
    let key = try ROOTFile(bytes, path: "sound.root")[path]
    var reader = try key.record.objectReader(in: key.storage.bytes, label: path)
    let anchor = try NTupleAnchor(&reader)
    let header = anchor.header.locator.offset..<anchor.header.locator.offset + anchor.header.length
    let footer = anchor.footer.locator.offset..<anchor.footer.locator.offset + anchor.footer.length
    hash = xxHash3(of: bytes[header].dropLast(8))
    // The page list begins eight bytes before the only other place that has the header's checksum.
    let mark = Self.data([hash])
    let place = try #require(
      Self.places(of: mark, in: bytes).first {
        !header.contains($0) && !footer.contains($0)
      })
    let length = Int(bytes.word(at: place - 8) >> 16)
    ranges = [.header: header, .footer: footer, .pageList: place - 8..<place - 8 + length]
  }

  private static func places(of mark: Data, in bytes: Data) -> [Int] {
    bytes.indices.dropLast(7).filter { bytes[$0..<$0 + 8] == mark }
  }

  /// The file with other bytes at places that are given as fractions of the part.
  func changed(_ part: Part, _ changes: [(place: Double, byte: UInt8)]) -> Data {
    var result = bytes
    let range = ranges[part]?.dropFirst(8).dropLast(8) ?? 0..<0
    for (place, byte) in changes {
      result[range.lowerBound + Int(place * Double(range.count))] = byte
    }
    return signed(result, part)
  }

  /// The file with other bytes in the place of some that are in a part once.
  func replacing(_ old: [UInt64], with new: [UInt64], in part: Part) throws -> Data {
    let (old, new) = (Self.data(old), Self.data(new))
    let range = try #require(ranges[part].flatMap { bytes.range(of: old, in: $0) })
    var result = bytes
    result.replaceSubrange(range, with: new)
    return signed(result, part)
  }

  private static func data(_ words: [UInt64]) -> Data {
    words.reduce(into: Data()) { data, word in
      withUnsafeBytes(of: word.littleEndian) { data += $0 }
    }
  }

  private func signed(_ bytes: Data, _ part: Part) -> Data {
    var result = bytes
    guard let header = ranges[.header], let footer = ranges[.footer], let list = ranges[.pageList]
    else { return result }
    let headerHash = xxHash3(of: result[header].dropLast(8))
    if part == .header {
      result.set(headerHash, at: footer.lowerBound + 16)
      result.set(headerHash, at: list.lowerBound + 8)
    }
    for range in [header, footer, list] {
      result.set(xxHash3(of: result[range].dropLast(8)), at: range.upperBound - 8)
    }
    return result
  }
}

private func xxHash3(of bytes: Data) -> UInt64 { Array(bytes).withUnsafeBytes { xxHash3($0) } }

extension Data {
  fileprivate func word(at offset: Int) -> UInt64 {
    self[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  fileprivate mutating func set(_ word: UInt64, at offset: Int) {
    for byte in 0..<8 { self[offset + byte] = UInt8(truncatingIfNeeded: word >> (8 * byte)) }
  }
}
