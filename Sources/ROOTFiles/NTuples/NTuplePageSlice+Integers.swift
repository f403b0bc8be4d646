extension NTuplePageSlice {
  func bits(into target: UnsafeMutableBufferPointer<Bool>) {
    for index in wanted {
      target[index - wanted.lowerBound] = bytes[index >> 3] >> UInt8(index & 7) & 1 != 0
    }
  }

  /// - Throws: ``NumberOutOfRange``.
  func integers<Value: FixedWidthInteger & BitwiseCopyable>(
    into target: UnsafeMutableBufferPointer<Value>
  ) throws {
    switch column.kind {
    case .int8: try convert(Int8.self, into: target)
    case .char where Value.isSigned: try convert(Int8.self, into: target)
    case .int16, .splitInt16: try convert(Int16.self, into: target)
    case .int32, .splitInt32: try convert(Int32.self, into: target)
    case .int64, .splitInt64: try convert(Int64.self, into: target)
    case .uint16, .splitUInt16: try convert(UInt16.self, into: target)
    case .uint32, .splitUInt32: try convert(UInt32.self, into: target)
    case .uint64, .splitUInt64: try convert(UInt64.self, into: target)
    default: try convert(UInt8.self, into: target)
    }
  }

  /// A number that the type of the field does not have.
  struct NumberOutOfRange: Error {
    let number: String
    let type: String
  }

  private func convert<
    Word: FixedWidthInteger & BitwiseCopyable, Value: FixedWidthInteger & BitwiseCopyable
  >(_ type: Word.Type, into target: UnsafeMutableBufferPointer<Value>) throws {
    let isFolded = Word.isSigned && column.kind?.isSplit == true
    guard Word.self != Value.self else {
      words(in: wanted, into: target)
      if isFolded { for index in target.indices { target[index] = unfolded(target[index]) } }
      return
    }
    for (index, word) in words(in: wanted, type).enumerated() {
      let number = isFolded ? unfolded(word) : word
      guard let value = Value(exactly: number) else {
        throw NumberOutOfRange(number: "\(number)", type: "\(Value.self)")
      }
      target[index] = value
    }
  }

  /// Split signed numbers have their sign in the lowest bit.
  private func unfolded<Word: FixedWidthInteger>(_ word: Word) -> Word {
    word >> 1 & Word.max ^ (0 &- word & 1)
  }

  /// Where lists end.
  func positions(into target: UnsafeMutableBufferPointer<Int>) {
    switch column.kind {
    case .index32:
      for (index, end) in words(in: wanted, UInt32.self).enumerated() { target[index] = Int(end) }
    case .splitIndex32: sums(UInt32.self, into: target)
    case .splitIndex64: sums(UInt64.self, into: target)
    default: words(in: wanted, into: target)
    }
  }

  /// Of split positions a page has the first and then the differences.
  private func sums<Word: FixedWidthInteger & BitwiseCopyable>(
    _ type: Word.Type, into target: UnsafeMutableBufferPointer<Int>
  ) {
    var sum: Word = 0
    for (index, difference) in words(in: 0..<wanted.upperBound, type).enumerated() {
      sum &+= difference
      if index >= wanted.lowerBound {
        target[index - wanted.lowerBound] = Int(truncatingIfNeeded: sum)
      }
    }
  }
}
