/// The words of a ``RandomStream`` one after the other, for Swift's own random methods.
public struct SequentialGenerator: RandomNumberGenerator, Sendable {
  private let stream: RandomStream
  private var index: UInt64
  private var pending: UInt64?

  fileprivate init(stream: RandomStream, index: UInt64) {
    (self.stream, self.index) = (stream, index)
  }

  /// The next 64 random bits; each index of the stream gives two words.
  public mutating func next() -> UInt64 {
    if let word = pending {
      pending = nil
      return word
    }
    let block = stream.bits(at: index)
    index &+= 1
    pending = block.highHalf
    return block.lowHalf
  }
}

extension RandomStream {
  /// A sequential view of the stream, as for `shuffle(using:)`.
  public func generator(startingAt index: UInt64 = 0) -> SequentialGenerator {
    SequentialGenerator(stream: self, index: index)
  }
}
