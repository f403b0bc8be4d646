import Foundation
import Testing

@testable import ZipArchives

@Suite("Zip archives")
struct ZipArchiveTests {
  static let content = (0..<1000).map { UInt8($0 % 7) }

  private func archive(_ method: ZipMember.Method, names: [String] = ["a", "b/ü"]) throws -> [UInt8]
  {
    var bytes: [UInt8] = []
    var writer = ZipWriter { bytes += $0 }
    for name in names { try writer.add(name, Self.content, method: method) }
    try writer.finish()
    return bytes
  }

  private func text(_ bytes: [UInt8]) -> String {
    do {
      return try bytes.withUnsafeBytes { bytes in
        let archive = try ZipArchive(bytes)
        for member in archive.members {
          try ZipArchive.check(member, in: bytes)
          _ = try ZipArchive.content(of: member, in: bytes)
        }
        return "no error"
      }
    } catch {
      return "\(error)"
    }
  }

  /// The archive with some bytes of the first directory entry set.
  private func changed(_ bytes: [UInt8], at offset: Int, to values: [UInt8]) throws -> [UInt8] {
    let signature: [UInt8] = [0x50, 0x4B, 1, 2]
    let entry = try #require(
      (0..<bytes.count - 4).first { Array(bytes[$0..<($0 + 4)]) == signature })
    var bytes = bytes
    bytes.replaceSubrange((entry + offset)..<(entry + offset + values.count), with: values)
    return bytes
  }

  @Test(arguments: [ZipMember.Method.stored, .deflated])
  func `what is written reads back`(method: ZipMember.Method) throws {
    let bytes = try archive(method)
    try bytes.withUnsafeBytes { bytes in
      let archive = try ZipArchive(bytes)
      #expect(archive.members.map(\.name) == ["a", "b/ü"])
      #expect(archive.member("c") == nil)
      for member in archive.members {
        switch try ZipArchive.content(of: member, in: bytes) {
        case .stored(let range):
          #expect(method == .stored && Array(bytes[range]) == Self.content)
          #expect(range.lowerBound.isMultiple(of: 64))
        case .inflated(let inflated):
          #expect(method == .deflated && Array(inflated.bytes) == Self.content)
        }
      }
    }
    #expect(bytes.count < (method == .stored ? 2500 : 400))
  }

  @Test func `an archive of nothing, and one of more members than two bytes count`() throws {
    #expect(try archive(.stored, names: []).count == 22)
    var bytes: [UInt8] = []
    var writer = ZipWriter { bytes += $0 }
    for index in 0..<70_000 { try writer.add("\(index)", [], method: .deflated) }
    try writer.finish()
    try bytes.withUnsafeBytes { bytes in
      let members = try ZipArchive(bytes).members
      #expect(members.count == 70_000 && members.last?.name == "69999")
    }
  }

  @Test func `damage is named`() throws {
    let (stored, deflated) = (try archive(.stored), try archive(.deflated))
    #expect(text([]) == "it is no zip archive, or its end is missing")
    #expect(
      text([UInt8](repeating: 0, count: 100)) == "it is no zip archive, or its end is missing")
    #expect(text(try archive(.stored, names: ["a", "a"])) == "two members are called 'a'")
    #expect(text(try changed(stored, at: 8, to: [1])) == "'a' is encrypted")
    #expect(
      text(try changed(stored, at: 10, to: [14]))
        == "'a' is compressed by method 14; 0 and 8 (deflate) are read")
    #expect(text(try changed(stored, at: 16, to: [0, 0])) == "the checksum of 'a' is wrong")
    #expect(text(try changed(stored, at: 24, to: [0])) == "1000 bytes of 'a' cannot stand for 768")
    #expect(
      text(try changed(deflated, at: 24, to: [0xE9]))
        == "'a' does not decompress to 1001 bytes")
    #expect(text(try changed(stored, at: 42, to: [9])) == "'a' is not where the directory says")
  }

  @Test func `a size that deflate cannot make takes no memory`() throws {
    let bytes = try changed(archive(.deflated), at: 24, to: [0, 0, 0, 0x7F])
    #expect(text(bytes).hasSuffix("bytes of 'a' cannot stand for \(0x7F00_0000)"))
  }

  @Test func `every cut is noticed`() throws {
    let bytes = try archive(.deflated)
    for count in bytes.indices { #expect(text(Array(bytes[..<count])) != "no error") }
  }
}
