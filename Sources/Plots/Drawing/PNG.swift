/// A picture of indexed colours as a PNG file (W3C, PNG third edition).
struct PNG {
  let width: Int
  let height: Int
  /// A colour of the palette for each pixel, row by row from the top.
  let pixels: [UInt8]
  /// At most 256 colours.
  let palette: [RGB]
  /// The colour that is not drawn.
  let transparent: Int?

  /// The file.
  var bytes: [UInt8] {
    var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    // Eight bits, indexed colours, the only compression, the only filters, not interlaced.
    header += [8, 3, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += Self.chunk("IHDR", header)
    file += Self.chunk("PLTE", palette.flatMap(\.bytes))
    if let transparent {
      file += Self.chunk("tRNS", (0...transparent).map { $0 == transparent ? 0 : 255 })
    }
    file += Self.chunk("IDAT", zlibCompressed(rows))
    return file + Self.chunk("IEND", [])
  }

  /// The pixels, each row after a byte for its filter (none).
  private var rows: [UInt8] {
    (0..<height).flatMap { [0] + pixels[($0 * width)..<(($0 + 1) * width)] }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + named + bigEndian(crc32(named))
  }
}

private func bigEndian(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
  }
}

/// The checksum of PNG's chunks, annex D.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(0xFFFF_FFFF) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
}
