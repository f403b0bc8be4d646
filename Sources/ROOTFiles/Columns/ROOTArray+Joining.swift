extension ROOTArray {
  /// Arrays of one type, the entries of each behind those of the one before.
  ///
  /// - Precondition: There is at least one.
  static func joined(_ arrays: [ROOTArray]) -> ROOTArray {
    guard arrays.count > 1 else { return arrays[0] }
    let type = arrays[0].type
    var offsets = arrays[0].offsets
    for array in arrays.dropFirst() {
      for level in offsets.indices {
        let shift = offsets[level][offsets[level].count - 1]
        offsets[level] += array.offsets[level].dropFirst().lazy.map { $0 + shift }
      }
    }
    return ROOTArray(
      type: type, count: arrays.reduce(0) { $0 + $1.count }, offsets: offsets,
      values: .joined(arrays.map(\.values)))
  }
}

extension ROOTValues {
  /// Values of one kind, one after the other.
  fileprivate static func joined(_ parts: [ROOTValues]) -> ROOTValues {
    switch parts[0] {
    case .bool: .bool(flattened(parts) { if case .bool(let v) = $0 { v } else { nil } })
    case .int8: .int8(flattened(parts) { if case .int8(let v) = $0 { v } else { nil } })
    case .uint8: .uint8(flattened(parts) { if case .uint8(let v) = $0 { v } else { nil } })
    case .int16: .int16(flattened(parts) { if case .int16(let v) = $0 { v } else { nil } })
    case .uint16: .uint16(flattened(parts) { if case .uint16(let v) = $0 { v } else { nil } })
    case .int32: .int32(flattened(parts) { if case .int32(let v) = $0 { v } else { nil } })
    case .uint32: .uint32(flattened(parts) { if case .uint32(let v) = $0 { v } else { nil } })
    case .int64: .int64(flattened(parts) { if case .int64(let v) = $0 { v } else { nil } })
    case .uint64: .uint64(flattened(parts) { if case .uint64(let v) = $0 { v } else { nil } })
    case .float: .float(flattened(parts) { if case .float(let v) = $0 { v } else { nil } })
    case .double: .double(flattened(parts) { if case .double(let v) = $0 { v } else { nil } })
    case .text: .text(flattened(parts) { if case .text(let v) = $0 { v } else { nil } })
    }
  }
}

private func flattened<Value>(_ parts: [ROOTValues], _ values: (ROOTValues) -> [Value]?) -> [Value]
{
  var result: [Value] = []
  result.reserveCapacity(parts.reduce(0) { $0 + $1.count })
  for part in parts {
    guard let values = values(part) else { preconditionFailure("values of two kinds") }
    result += values
  }
  return result
}
