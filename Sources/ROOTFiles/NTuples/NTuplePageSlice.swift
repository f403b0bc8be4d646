/// Some consecutive elements of a page, still as they are stored.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, section “Column Description”.
struct NTuplePageSlice {
  /// All bytes of the page after decompression.
  let reader: ByteReader
  let column: NTupleColumn
  /// How many elements the page has.
  let count: Int
  let wanted: Range<Int>

  // MARK: Bits and integers

  func bits() -> [Bool] {
    withBytes { bytes in wanted.map { bytes[$0 >> 3] >> UInt8($0 & 7) & 1 != 0 } }
  }

  /// - Throws: `ROOTFileError.malformed` for a number that the type does not have.
  func integers<Value: FixedWidthInteger & BitwiseCopyable>() throws -> [Value] {
    switch column.kind {
    case .int8: try converted(words(Int8.self))
    case .int16: try converted(words(Int16.self))
    case .int32: try converted(words(Int32.self))
    case .int64: try converted(words(Int64.self))
    case .uint16, .splitUInt16: try converted(words(UInt16.self))
    case .uint32, .splitUInt32: try converted(words(UInt32.self))
    case .uint64, .splitUInt64: try converted(words(UInt64.self))
    case .splitInt16: try converted(unfolded(words(Int16.self)))
    case .splitInt32: try converted(unfolded(words(Int32.self)))
    case .splitInt64: try converted(unfolded(words(Int64.self)))
    case .char where Value.self == Int8.self: try converted(words(Int8.self))
    default: try converted(words(UInt8.self))
    }
  }

  /// Where lists end.
  func positions() -> [Int] {
    switch column.kind {
    case .index32: words(UInt32.self).map { Int($0) }
    case .splitIndex32: sums(UInt32.self)
    case .splitIndex64: sums(UInt64.self)
    default: words(Int.self)
    }
  }

  /// Of split positions a page has the first and then the differences.
  private func sums<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type) -> [Int] {
    var sum: Word = 0
    let all = words(in: 0..<wanted.upperBound, type).map { difference in
      sum &+= difference
      return Int(truncatingIfNeeded: sum)
    }
    return Array(all[wanted.lowerBound...])
  }

  /// Split signed numbers have their sign in the lowest bit.
  private func unfolded<Word: FixedWidthInteger>(_ words: [Word]) -> [Word] {
    words.map { word in
      let magnitude = word >> 1 & Word.max
      return word & 1 == 0 ? magnitude : ~magnitude
    }
  }

  private func converted<Word: FixedWidthInteger, Value: FixedWidthInteger>(_ words: [Word]) throws
    -> [Value]
  {
    if Word.self == Value.self, let values = words as? [Value] { return values }
    return try words.map { word in
      guard let value = Value(exactly: word) else {
        throw reader.malformed("the number \(word) in a field of type \(Value.self)")
      }
      return value
    }
  }

  // MARK: Reals

  func floats() -> [Float] {
    switch column.kind {
    case .real32, .splitReal32: words(Float.self)
    case .real64, .splitReal64: words(Double.self).map(Float.init)
    case .truncated32: truncated().map(Float.init(bitPattern:))
    case .quantised32: quantised().map(Float.init)
    default: words(UInt16.self).map(Float.init(halfBits:))
    }
  }

  func doubles() -> [Double] {
    switch column.kind {
    case .real64, .splitReal64: words(Double.self)
    case .quantised32: quantised()
    default: floats().map(Double.init)
    }
  }

  /// The bits of floats whose last were left out.
  private func truncated() -> [UInt32] {
    withBytes { bytes in
      wanted.map { packedBits(bytes, at: $0 * column.bits, column.bits) << (32 - column.bits) }
    }
  }

  private func quantised() -> [Double] {
    let (low, high) = column.range ?? (0, 0)
    let scale = (high - low) / Double(UInt64(1) << UInt64(column.bits) - 1)
    return withBytes { bytes in
      wanted.map { index in
        let step = packedBits(bytes, at: index * column.bits, column.bits)
        return min(Double(step) * scale + low, high)
      }
    }
  }

  // MARK: Bytes

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    reader.bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[reader.position..<reader.end]))
    }
  }

  private func words<Word: BitwiseCopyable>(_ type: Word.Type) -> [Word] { words(in: wanted, type) }

  private func words<Word: BitwiseCopyable>(in range: Range<Int>, _ type: Word.Type) -> [Word] {
    withBytes { bytes in
      [Word](unsafeUninitializedCapacity: range.count) { target, initializedCount in
        let target = UnsafeMutableRawBufferPointer(target)
        if column.kind?.isSplit == true {
          joinBytes(bytes, of: count, in: range, into: target)
        } else {
          let size = MemoryLayout<Word>.size
          target.copyMemory(
            from: UnsafeRawBufferPointer(
              rebasing: bytes[range.lowerBound * size..<range.upperBound * size]))
        }
        initializedCount = range.count
      }
    }
  }
}
