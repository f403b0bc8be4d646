/// Elements of one type at equal distances in a mapped file: a column of an array.
struct MappedElements: Sendable {
  let file: MappedFile
  let count: Int
  private let type: NumPyElementType
  /// Bytes before the first element, and from one to the next.
  private let (offset, stride): (Int, Int)
  /// Whether the elements are `Double`s as this machine wants them.
  private let areDoubles: Bool

  init(_ file: MappedFile, type: NumPyElementType, offset: Int, stride: Int, count: Int) {
    self.file = file
    self.type = type
    (self.offset, self.stride) = (offset, stride)
    self.count = count
    // A mapping begins at a page, so the offset alone decides about the alignment.
    areDoubles =
      type.isNativeDouble && stride == type.size && count > 0
      && offset.isMultiple(of: MemoryLayout<Double>.alignment)
  }

  /// The elements where they lie, if they can be used from there.
  var doubles: UnsafePointer<Double>? {
    guard areDoubles else { return nil }
    return (file.bytes.baseAddress! + offset).assumingMemoryBound(to: Double.self)
  }

  /// Converts consecutive elements.
  func read(_ rows: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    guard !rows.isEmpty else { return }
    type.decode(
      file.bytes.baseAddress! + offset + rows.lowerBound * stride, .every(stride: stride),
      count: rows.count, into: buffer)
  }

  /// Converts elements anywhere.
  func gather(_ rows: UnsafeBufferPointer<Int>, into buffer: UnsafeMutablePointer<Double>) {
    guard let start = rows.baseAddress, !rows.isEmpty else { return }
    type.decode(
      file.bytes.baseAddress! + offset, .rows(start, stride: stride), count: rows.count,
      into: buffer)
  }
}
