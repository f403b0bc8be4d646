import Foundation
import Testing

@testable import ROOTFiles

@Suite("The parts of an RNTuple's descriptions")
struct NTupleDescriptionTests {
  private func reader(_ values: any FixedWidthInteger...) -> ByteReader {
    var bytes: [UInt8] = []
    for value in values { append(value, to: &bytes) }
    return ByteReader(bytes, source: ByteSource(file: "x.root"))
  }

  private func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }

  private func text(_ body: () throws -> Void) throws -> String {
    try #require(throws: ROOTFileError.self, performing: body).description
  }

  @Test func `locators, short and long`() throws {
    var short = reader(Int32(7), UInt64(1 << 40))
    let locator = try NTupleLocator(&short)
    #expect((locator.offset, locator.size) == (1 << 40, 7))
    // ROOT negates type and length together, and a longer locator of later versions is passed over.
    var long = reader(-Int32(1 << 24 | 24), UInt64(1 << 33), UInt64(5), UInt32(9), UInt8(4))
    let large = try NTupleLocator(&long)
    #expect((large.offset, large.size) == (5, 1 << 33))
    #expect(long.remaining == 1)
    var other = reader(-Int32(2 << 24 | 20), UInt64(0), UInt64(0))
    #expect(
      try text { _ = try NTupleLocator(&other) }
        == "x.root, byte 4: the class 'ROOT::RNTuple' cannot be read: a locator of type 2")
  }

  @Test func `frames are left at their ends`() throws {
    var record = reader(Int64(11), UInt8(1), UInt16(2), UInt8(3))
    #expect(try record.record("a thing") { try $0.little(UInt8.self) } == 1)
    #expect(try record.little(UInt8.self) == 3)
    var list = reader(Int64(-28), UInt32(2), UInt64(5), UInt64(6), UInt8(3))
    #expect(try list.list(of: "things") { try $0.little(UInt64.self) } == [5, 6])
    #expect(list.remaining == 1)
  }

  @Test func `frames and lists longer than their bytes`() throws {
    var record = reader(Int64(12), UInt8(1))
    #expect(
      try text { try record.record("a thing") { _ in } }
        == "x.root, byte 8: a thing in a frame of size 12; the file is damaged")
    var list = reader(Int64(-20), UInt32.max, UInt64(5))
    #expect(
      try text { _ = try list.list(of: "things") { try $0.little(UInt64.self) } }
        == "x.root, byte 12: a list of 4294967295 things where 8 bytes are left; the file is"
        + " damaged")
    var mixed = reader(Int64(-20), UInt32(0), UInt64(5))
    #expect(
      try text { try mixed.record("a thing") { _ in } }
        == "x.root, byte 8: a thing in a frame of size -20; the file is damaged")
  }

  @Test func `half-precision numbers`() {
    let cases: [(UInt16, Float)] = [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0400, 0x1p-14),
      (0x0001, 0x1p-24), (0x83FF, -0x3FFp-24), (0x7C00, .infinity), (0xFC00, -.infinity),
    ]
    for (bits, value) in cases { #expect(Float(halfBits: bits) == value) }
    #expect(Float(halfBits: 0x8000).sign == .minus)
    #expect(Float(halfBits: 0x7E01).isNaN)
  }

  @Test func `packed bits at every place`() {
    // Numbers of 11 bits: 0, 37, 74, …, put together by a slow way.
    let numbers = (0..<40).map { UInt32($0 * 37 % 2048) }
    let bits = numbers.flatMap { number in (0..<11).map { number >> $0 & 1 } }
    var bytes = [UInt8](repeating: 0, count: 55)
    for (index, bit) in bits.enumerated() { bytes[index / 8] |= UInt8(bit) << UInt8(index % 8) }
    bytes.withUnsafeBytes { bytes in
      #expect(numbers.indices.map { packedBits(bytes, at: 11 * $0, 11) } == numbers)
      #expect(packedBits(bytes, at: 0, 32) == numbers[0] | numbers[1] << 11 | numbers[2] << 22)
    }
  }
}
