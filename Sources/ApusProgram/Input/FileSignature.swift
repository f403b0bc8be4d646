/// How files begin that are of no use here, so that errors can say what was given.
struct FileSignature {
  let name: String
  let bytes: [UInt8]

  private init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

  static let all = [
    FileSignature("an HDF5 file", [0x89] + Array("HDF".utf8)),
    FileSignature("a Parquet file", Array("PAR1".utf8)),
    FileSignature("an Arrow file", Array("ARROW1".utf8)),
    FileSignature("a PDF document", Array("%PDF".utf8)),
    FileSignature("a PNG image", [0x89] + Array("PNG".utf8)),
    FileSignature("a JPEG image", [0xFF, 0xD8, 0xFF]),
    FileSignature("a gzip archive; unpack it first", [0x1F, 0x8B]),
    FileSignature("an XZ archive; unpack it first", [0xFD] + Array("7zXZ".utf8)),
    FileSignature("a Zstandard archive; unpack it first", [0x28, 0xB5, 0x2F, 0xFD]),
    FileSignature("a bzip2 archive; unpack it first", Array("BZh".utf8)),
    FileSignature("a text in UTF-16; save it as UTF-8", [0xFF, 0xFE]),
    FileSignature("a text in UTF-16; save it as UTF-8", [0xFE, 0xFF]),
    FileSignature("an SQLite database", Array("SQLite format".utf8)),
    FileSignature("a program", [0x7F] + Array("ELF".utf8)),
    FileSignature("a pickle of Python", [0x80, 0x04]),
    FileSignature("a pickle of Python", [0x80, 0x05]),
  ]
}
