import Foundation
import Testing

@testable import Plots

@Suite("Pictures in figures")
struct PNGTests {
  @Test func `checksums are those of the standards`() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(zlibCompressed(Array("Wikipedia".utf8)).suffix(4) == [0x11, 0xE6, 0x03, 0x98])
  }

  /// Decoded by a plain reading of RFC 1951 that shares nothing with the encoder.
  @Test(arguments: [0, 1, 2, 3, 4, 10, 11, 18, 19, 34, 35, 66, 67, 130, 131, 257, 258, 259, 700])
  func `runs of every length come back`(_ length: Int) throws {
    let bytes = [7, 200] + [UInt8](repeating: 255, count: length) + [143, 144, 0, 0, 0, 0, 9]
    let compressed = zlibCompressed(bytes)
    #expect(try inflated(compressed) == bytes)
    if length > 258 { #expect(compressed.count < 40) }
  }

  @Test func `a picture has its chunks`() {
    let png = PNG(
      width: 2, height: 1, pixels: [0, 1], palette: [RGB(0xFF0000), RGB(0x00FF00)], transparent: 1
    ).bytes
    #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let names = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]
    let text = String(decoding: png, as: UTF8.self)
    #expect(names.allSatisfy(text.contains))
    #expect(png.suffix(4) == [0xAE, 0x42, 0x60, 0x82])
  }

  private struct Damaged: Error {}

  private func inflated(_ data: [UInt8]) throws -> [UInt8] {
    let bits = data.dropFirst(2).dropLast(4).flatMap { byte in (0..<8).map { Int(byte >> $0 & 1) } }
    var position = 3
    func take(_ count: Int) -> Int {
      defer { position += count }
      return (0..<count).reduce(0) { $0 | bits[position + $1] << $1 }
    }
    func symbol() throws -> Int {
      var (code, count) = (0, 0)
      while count < 9 {
        code = code << 1 | take(1)
        count += 1
        if count == 7, code < 24 { return 256 + code }
        if count == 8, (48..<192).contains(code) { return code - 48 }
        if count == 8, (192..<200).contains(code) { return 280 + code - 192 }
        if count == 9, (400..<512).contains(code) { return 144 + code - 400 }
      }
      throw Damaged()
    }
    let bases = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
      163, 195, 227, 258,
    ]
    let extras =
      [Int](repeating: 0, count: 8) + (1...5).flatMap { Array(repeating: $0, count: 4) } + [0]
    var bytes: [UInt8] = []
    while true {
      let next = try symbol()
      if next == 256 { return bytes }
      if next < 256 {
        bytes.append(UInt8(next))
      } else {
        let length = bases[next - 257] + take(extras[next - 257])
        guard take(5) == 0, let last = bytes.last else { throw Damaged() }
        bytes += [UInt8](repeating: last, count: length)
      }
    }
  }
}
