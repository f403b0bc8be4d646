/// Writes the big-endian values that ROOT reads, one after the other.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func add<Value: BigEndian>(_ value: Value) {
    withUnsafeBytes(of: value.bigEndianBits) { bytes += $0 }
  }

  mutating func add<Value: BigEndian>(all values: some Collection<Value>) {
    addBigEndian(values, to: &bytes)
  }

  mutating func add(bytes other: some Collection<UInt8>) { bytes += other }

  mutating func addZeros(_ count: Int) { bytes += repeatElement(0, count: count) }

  /// A TString: its length in one byte, or in four after a byte 255, then its bytes.
  mutating func add(text: String) { addText(text, to: &bytes) }

  /// A position in the file: four bytes, or eight in the form for big files.
  mutating func add(position: Int, isBig: Bool) {
    if isBig { add(Int64(position)) } else { add(Int32(position)) }
  }

  /// Puts a number in the place of what is there.
  mutating func replace<Value: BigEndian>(at offset: Int, with value: Value) {
    withUnsafeBytes(of: value.bigEndianBits) {
      bytes.replaceSubrange(offset..<offset + $0.count, with: $0)
    }
  }
}

/// Numbers as they lie in a ROOT file.
protocol BigEndian {
  associatedtype Bits: FixedWidthInteger
  var bigEndianBits: Bits { get }
}

extension BigEndian where Self: FixedWidthInteger {
  var bigEndianBits: Self { bigEndian }
}

extension Int8: BigEndian {}
extension UInt8: BigEndian {}
extension Int16: BigEndian {}
extension UInt16: BigEndian {}
extension Int32: BigEndian {}
extension UInt32: BigEndian {}
extension Int64: BigEndian {}
extension UInt64: BigEndian {}

extension Bool: BigEndian {
  var bigEndianBits: UInt8 { self ? 1 : 0 }
}

extension Float: BigEndian {
  var bigEndianBits: UInt32 { bitPattern.bigEndian }
}

extension Double: BigEndian {
  var bigEndianBits: UInt64 { bitPattern.bigEndian }
}

/// Adds numbers one after the other.
func addBigEndian<Value: BigEndian>(_ values: some Collection<Value>, to bytes: inout [UInt8]) {
  let size = MemoryLayout<Value.Bits>.size
  let start = bytes.count
  bytes += repeatElement(0, count: values.count * size)
  bytes.withUnsafeMutableBytes { target in
    var offset = start
    for value in values {
      target.storeBytes(of: value.bigEndianBits, toByteOffset: offset, as: Value.Bits.self)
      offset += size
    }
  }
}

/// Adds a text as ROOT's TString and std::string are stored.
func addText(_ text: String, to bytes: inout [UInt8]) {
  let count = text.utf8.count
  if count < 255 {
    bytes.append(UInt8(count))
  } else {
    bytes.append(255)
    addBigEndian(CollectionOfOne(Int32(count)), to: &bytes)
  }
  bytes += text.utf8
}
