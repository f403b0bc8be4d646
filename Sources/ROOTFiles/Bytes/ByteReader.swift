/// Reads the big-endian values that ROOT writes, one after the other. Every read is checked against
/// the end of the bytes before anything is allocated.
struct ByteReader: Sendable {
  let bytes: [UInt8]
  let source: ByteSource
  /// The next byte to be read.
  private(set) var position = 0
  /// Where reading stops: the end of the bytes, or of the object within them being read.
  private(set) var end: Int

  init(_ bytes: [UInt8], source: ByteSource) {
    self.bytes = bytes
    self.source = source
    end = bytes.count
  }

  var remaining: Int { end - position }
  var place: ROOTPlace { source.place(position) }

  func malformed(_ reason: String) -> ROOTFileError { .malformed(place, reason: reason) }

  func unsupported(_ className: String, _ reason: String) -> ROOTFileError {
    .unsupported(place, className: className, reason: reason)
  }

  // MARK: Moving

  /// The range of the next `count` bytes, which count as read.
  mutating func take(_ count: Int, for what: @autoclosure () -> String = "a value") throws
    -> Range<Int>
  {
    guard count >= 0, count <= remaining else {
      throw malformed("\(what()) of \(count) bytes where \(remaining) are left")
    }
    defer { position += count }
    return position..<position + count
  }

  mutating func skip(_ count: Int) throws { _ = try take(count, for: "a gap") }

  /// Passes over all that is left.
  mutating func finish() { position = end }

  func requireEnd(of what: @autoclosure () -> String) throws {
    guard remaining == 0 else { throw malformed("\(remaining) bytes too many in \(what())") }
  }

  /// Makes reading stop earlier, until ``widen(to:)`` takes it back; the end so far.
  mutating func narrow(to end: Int, for what: @autoclosure () -> String) throws -> Int {
    guard end >= position, end <= self.end else {
      throw malformed("\(what()) of \(end - position) bytes where \(remaining) are left")
    }
    defer { self.end = end }
    return self.end
  }

  mutating func widen(to end: Int) { self.end = end }

  // MARK: Values

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
    load(at: try take(MemoryLayout<Value>.size).lowerBound)
  }

  /// As ``integer(_:)``, without moving on.
  func peek<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
    let size = MemoryLayout<Value>.size
    guard size <= remaining else {
      throw malformed("a value of \(size) bytes where \(remaining) are left")
    }
    return load(at: position)
  }

  mutating func float() throws -> Float { Float(bitPattern: try integer()) }

  mutating func double() throws -> Double { Double(bitPattern: try integer()) }

  /// `count` integers, converted one by one.
  mutating func array<Value: FixedWidthInteger, Element>(
    of type: Value.Type, count: Int, _ convert: (Value) -> Element
  ) throws -> [Element] {
    let size = MemoryLayout<Value>.size
    guard count >= 0, count <= remaining / size else {
      throw malformed("\(count) values of \(size) bytes each where \(remaining) bytes are left")
    }
    let range = try take(count * size)
    return bytes[range].withUnsafeBytes { bytes in
      (0..<count).map { index in
        let value = bytes.loadUnaligned(fromByteOffset: index * size, as: Value.self)
        return convert(Value(bigEndian: value))
      }
    }
  }

  /// A TString: its length in one byte, or in four after a byte 255, then its bytes.
  mutating func string() throws -> String {
    let short: UInt8 = try integer()
    let count = short == 255 ? Int(try integer(Int32.self)) : Int(short)
    return text(bytes[try take(count, for: "a text")])
  }

  /// Passes over a TString.
  mutating func skipString() throws {
    let short: UInt8 = try integer()
    try skip(short == 255 ? Int(try integer(Int32.self)) : Int(short))
  }

  /// Bytes up to a zero, which is read too.
  mutating func zeroTerminatedString() throws -> String {
    guard let zero = bytes[position..<end].firstIndex(of: 0) else {
      throw malformed("a class name without an end")
    }
    defer { position = zero + 1 }
    return text(bytes[position..<zero])
  }

  private func load<Value: FixedWidthInteger>(at offset: Int) -> Value {
    bytes.withUnsafeBytes {
      Value(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
  }
}

/// UTF-8, or else Latin-1, in which older programs wrote.
func text(_ bytes: some Collection<UInt8>) -> String {
  String(validating: bytes, as: UTF8.self)
    ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}
