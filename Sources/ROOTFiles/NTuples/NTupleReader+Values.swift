extension NTupleReader {
  /// The elements at the end of a path.
  func values(_ leaf: NTuplePath.Leaf, _ way: Way) throws -> ROOTValues {
    switch leaf {
    case .number(let number, let group): try numbers(number, group, way)
    case .length(.uint32, let group): .uint32(try lengths(group, way))
    case .length(_, let group): .uint64(try lengths(group, way))
    case .text(let group): .text(try texts(group, way))
    }
  }

  private func numbers(_ number: ROOTNumber, _ group: NTupleColumnGroup, _ way: Way) throws
    -> ROOTValues
  {
    switch number {
    case .bool: .bool(try elements(group, way, zero: false) { $0.bits(into: $1) })
    case .int8: .int8(try integers(group, way))
    case .uint8: .uint8(try integers(group, way))
    case .int16: .int16(try integers(group, way))
    case .uint16: .uint16(try integers(group, way))
    case .int32: .int32(try integers(group, way))
    case .uint32: .uint32(try integers(group, way))
    case .int64: .int64(try integers(group, way))
    case .uint64: .uint64(try integers(group, way))
    case .float: .float(try elements(group, way, zero: 0) { $0.floats(into: $1) })
    case .double: .double(try elements(group, way, zero: 0) { $0.doubles(into: $1) })
    }
  }

  private func integers<Value: FixedWidthInteger & BitwiseCopyable>(
    _ group: NTupleColumnGroup, _ way: Way, _ position: Int = 0
  ) throws -> [Value] {
    do {
      return try elements(group, way, position, zero: 0) { try $0.integers(into: $1) }
    } catch let error as NTuplePageSlice.NumberOutOfRange {
      throw malformed(
        "the number \(error.number) in a field of type \(error.type)", way.segments[0])
    }
  }

  private func lengths<Value: FixedWidthInteger>(_ group: NTupleColumnGroup, _ way: Way) throws
    -> [Value]
  {
    var inner = way
    let offsets = try enter(group, &inner)
    return try zip(offsets, offsets.dropFirst()).map { start, end in
      guard let length = Value(exactly: end - start) else {
        throw malformed("a collection of \(end - start) elements", way.segments[0])
      }
      return length
    }
  }

  private func texts(_ group: NTupleColumnGroup, _ way: Way) throws -> [String] {
    var inner = way
    let offsets = try enter(group, &inner)
    let bytes: [UInt8] = try integers(group, inner, 1)
    return zip(offsets, offsets.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
  }

  // MARK: Elements

  private func elements<Value: BitwiseCopyable>(
    _ group: NTupleColumnGroup, _ way: Way, _ position: Int = 0, zero: Value,
    _ decode: (NTuplePageSlice, UnsafeMutableBufferPointer<Value>) throws -> Void
  ) throws -> [Value] {
    let (count, isAll) = capacity(for: way, Value.self)
    guard isAll else {
      var result: [Value] = []
      for segment in way.segments {
        try append(to: &result, group, position, segment, way.repetitions, zero: zero, decode)
      }
      return result
    }
    return try [Value](unsafeUninitializedCapacity: count) { target, written in
      for segment in way.segments {
        try forEachPiece(of: group, position, in: segment, way.repetitions) { piece in
          let place = UnsafeMutableBufferPointer(rebasing: target[written..<written + piece.count])
          switch piece {
          case .zeros: place.initialize(repeating: zero)
          case .page(let page): try decode(page, place)
          }
          written += piece.count
        }
      }
    }
  }

  /// For how many elements there may be memory at once: for all, unless that is more than 64 MiB
  /// and more than the file has bytes.
  func capacity<Value>(for way: Way, _ type: Value.Type) -> (count: Int, isAll: Bool) {
    let limit = max(1 << 26, description.blobs.file.count) / MemoryLayout<Value>.stride
    let count = way.segments.reduce(0) { min($0 + min($1.elements.count, limit + 1), limit + 1) }
    return count > limit ? (limit, false) : (count, true)
  }

  /// Adds the elements of a segment. Memory grows with the pages that could be decompressed.
  func append<Value: BitwiseCopyable>(
    to result: inout [Value], _ group: NTupleColumnGroup, _ position: Int,
    _ segment: NTupleSegment, _ repetitions: Int?, zero: Value,
    _ decode: (NTuplePageSlice, UnsafeMutableBufferPointer<Value>) throws -> Void
  ) throws {
    try forEachPiece(of: group, position, in: segment, repetitions) { piece in
      switch piece {
      case .zeros(let count):
        try checkZeros(count, after: result.count)
        result.append(contentsOf: repeatElement(zero, count: count))
      case .page(let page):
        let start = result.count
        result.append(contentsOf: repeatElement(zero, count: page.wanted.count))
        try result.withUnsafeMutableBufferPointer {
          try decode(page, UnsafeMutableBufferPointer(rebasing: $0[start...]))
        }
      }
    }
  }

  /// Zeros of before a field was added are in no file, so that their number has a limit of its own.
  private func checkZeros(_ count: Int, after before: Int) throws {
    let limit = 1 << 25
    guard count <= limit, before + count <= limit else {
      throw ROOTFileError.unreadableColumn(
        table: description.label, name: column,
        reason: "more than \(limit) zeros from before the field was added: read fewer entries at"
          + " once")
    }
  }
}
