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
    case .bool: .bool(try elements(group, way, zero: false) { $0.bits() })
    case .int8: .int8(try integers(group, way))
    case .uint8: .uint8(try integers(group, way))
    case .int16: .int16(try integers(group, way))
    case .uint16: .uint16(try integers(group, way))
    case .int32: .int32(try integers(group, way))
    case .uint32: .uint32(try integers(group, way))
    case .int64: .int64(try integers(group, way))
    case .uint64: .uint64(try integers(group, way))
    case .float: .float(try elements(group, way, zero: 0) { $0.floats() })
    case .double: .double(try elements(group, way, zero: 0) { $0.doubles() })
    }
  }

  private func integers<Value: FixedWidthInteger & BitwiseCopyable>(
    _ group: NTupleColumnGroup, _ way: Way
  ) throws -> [Value] {
    try elements(group, way, zero: 0) { try $0.integers() }
  }

  private func elements<Value>(
    _ group: NTupleColumnGroup, _ way: Way, _ position: Int = 0, zero: Value,
    _ decode: (NTuplePageSlice) throws -> [Value]
  ) throws -> [Value] {
    var result: [Value] = []
    for segment in way.segments {
      try forEachPiece(of: group, position, in: segment, way.repetitions) { piece in
        switch piece {
        case .zeros(let count): result += repeatElement(zero, count: count)
        case .page(let page): result += try decode(page)
        }
      }
    }
    return result
  }

  private func lengths<Value: FixedWidthInteger>(_ group: NTupleColumnGroup, _ way: Way) throws
    -> [Value]
  {
    try way.segments.flatMap { segment in
      let bounds = try bounds(of: segment, group, way.repetitions)
      return try zip(bounds, bounds.dropFirst()).map { start, end in
        guard let length = Value(exactly: end - start) else {
          throw malformed("a collection of \(end - start) elements", segment)
        }
        return length
      }
    }
  }

  private func texts(_ group: NTupleColumnGroup, _ way: Way) throws -> [String] {
    try way.segments.flatMap { segment in
      let bounds = try bounds(of: segment, group, way.repetitions)
      let characters = Way(
        segments: [
          NTupleSegment(
            cluster: segment.cluster, elements: bounds[0]..<bounds[bounds.count - 1])
        ], repetitions: nil)
      let bytes: [UInt8] = try elements(group, characters, 1, zero: 0) { try $0.integers() }
      return zip(bounds, bounds.dropFirst()).map { start, end in
        String(decoding: bytes[start - bounds[0]..<end - bounds[0]], as: UTF8.self)
      }
    }
  }
}
