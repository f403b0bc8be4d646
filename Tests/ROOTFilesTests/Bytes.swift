import Foundation

/// Bytes written one value after the other, in ROOT's order.
struct Bytes {
  private(set) var data: [UInt8] = []

  var count: Int { data.count }

  mutating func add(_ values: any FixedWidthInteger...) {
    for value in values { append(value) }
  }

  private mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.bigEndian) { data += $0 }
  }

  mutating func add(_ value: Double) { append(value.bitPattern) }

  mutating func add(text: String) {
    add(UInt8(text.utf8.count))
    data += text.utf8
  }

  mutating func add(_ other: [UInt8]) { data += other }

  mutating func replace<Value: FixedWidthInteger>(at offset: Int, with value: Value) {
    withUnsafeBytes(of: value.bigEndian) {
      data.replaceSubrange(offset..<offset + $0.count, with: $0)
    }
  }

  /// What the body adds, after a count of its bytes and a version.
  mutating func addObject(version: Int16, _ body: (inout Bytes) -> Void) {
    var inner = Bytes()
    inner.add(version)
    body(&inner)
    add(UInt32(inner.count) | 0x4000_0000)
    data += inner.data
  }

  /// A TObject with an identifier.
  mutating func addRootObject(identifier: UInt32 = 0) { add(Int16(1), identifier, UInt32(0)) }

  /// A TObjString.
  mutating func addString(_ text: String) {
    addObject(version: 1) {
      $0.addRootObject()
      $0.add(text: text)
    }
  }
}
