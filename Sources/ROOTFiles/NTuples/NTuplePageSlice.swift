/// Some consecutive elements of a page, still as they are stored.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, section “Column Description”.
struct NTuplePageSlice {
  /// All bytes of the page after decompression.
  let bytes: UnsafeRawBufferPointer
  let column: NTupleColumn
  /// How many elements the page has.
  let count: Int
  let wanted: Range<Int>

  /// The elements as they are stored, put together where they are split.
  func words<Word: BitwiseCopyable>(
    in range: Range<Int>, into target: UnsafeMutableBufferPointer<Word>
  ) {
    let target = UnsafeMutableRawBufferPointer(target)
    if column.kind?.isSplit == true {
      joinBytes(bytes, of: count, in: range, into: target)
    } else {
      let size = MemoryLayout<Word>.size
      target.copyMemory(
        from: UnsafeRawBufferPointer(
          rebasing: bytes[range.lowerBound * size..<range.upperBound * size]))
    }
  }

  func words<Word: BitwiseCopyable>(in range: Range<Int>, _ type: Word.Type) -> [Word] {
    [Word](unsafeUninitializedCapacity: range.count) { target, initializedCount in
      words(in: range, into: UnsafeMutableBufferPointer(rebasing: target[..<range.count]))
      initializedCount = range.count
    }
  }
}
