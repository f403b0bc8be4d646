/// The header of a record (TKey) that is being written.
struct RecordHeader {
  /// Positions beyond this one take eight bytes.
  static let smallLimit = 2_000_000_000
  /// Lengths of headers are stored in 16 bits.
  private static let largestLength = Int(Int16.max)
  private static let version = 4

  let className: String
  let name: String
  let title: String
  var cycle = 1
  /// The object before compression.
  var objectLength = 0
  /// The object as it is stored.
  var storedLength = 0
  /// Where the record begins in the file.
  let position: Int
  /// Where the record of the directory begins that it is in.
  let directoryPosition: Int
  let date: UInt32
  let isBig: Bool
  /// How many bytes of the header follow the texts; they are a basket's.
  var extraLength = 0

  var length: Int {
    18 + (isBig ? 16 : 8) + textLength(className) + textLength(name) + textLength(title)
      + extraLength
  }

  /// The header and the object.
  var totalLength: Int { length + storedLength }

  func write(to writer: inout ByteWriter) {
    writer.add(Int32(totalLength))
    writer.add(Int16(Self.version + (isBig ? 1000 : 0)))
    writer.add(Int32(objectLength))
    writer.add(date)
    writer.add(Int16(length))
    writer.add(Int16(cycle))
    writer.add(position: position, isBig: isBig)
    writer.add(position: directoryPosition, isBig: isBig)
    for text in [className, name, title] { writer.add(text: text) }
  }

  /// - Throws: `ROOTFileError.unwritable` where a name is too long, or the object too large.
  func check() throws {
    guard length <= Self.largestLength else {
      throw ROOTFileError.unwritable(
        "'\(name.prefix(40))…'",
        reason: "name and title have \(name.utf8.count + title.utf8.count) bytes; a ROOT file has"
          + " room for about \(Self.largestLength - 100)")
    }
    guard max(objectLength, totalLength) + length <= Self.largestObject else {
      throw ROOTFileError.unwritable(
        "'\(name)'",
        reason: "it takes \(objectLength) bytes; ROOT reads objects of up to"
          + " \(Self.largestObject) bytes")
    }
  }

  /// ROOT's buffers hold 1 GiB, less two bytes.
  private static let largestObject = 0x3FFF_FFFE
}

/// How many bytes a text takes with its length.
func textLength(_ text: String) -> Int { text.utf8.count + (text.utf8.count < 255 ? 1 : 5) }
