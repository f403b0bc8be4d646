extension NTuplePageSlice {
  func floats(into target: UnsafeMutableBufferPointer<Float>) {
    switch column.kind {
    case .real32, .splitReal32: words(in: wanted, into: target)
    case .real64, .splitReal64:
      for (index, value) in words(in: wanted, Double.self).enumerated() {
        target[index] = Float(value)
      }
    case .truncated32: forEachPacked { target[$0] = truncated($1) }
    case .quantised32:
      let scale = Quantisation(column)
      forEachPacked { target[$0] = Float(scale.value($1)) }
    default:
      for (index, bits) in words(in: wanted, UInt16.self).enumerated() {
        target[index] = Float(halfBits: bits)
      }
    }
  }

  func doubles(into target: UnsafeMutableBufferPointer<Double>) {
    switch column.kind {
    case .real64, .splitReal64: words(in: wanted, into: target)
    case .quantised32:
      let scale = Quantisation(column)
      forEachPacked { target[$0] = scale.value($1) }
    default:
      withUnsafeTemporaryAllocation(of: Float.self, capacity: wanted.count) { floats in
        self.floats(into: floats)
        for index in floats.indices { target[index] = Double(floats[index]) }
      }
    }
  }

  /// A float whose last bits were left out.
  private func truncated(_ bits: UInt32) -> Float {
    Float(bitPattern: bits << UInt32(32 - column.bits))
  }

  private func forEachPacked(_ body: (Int, UInt32) -> Void) {
    for index in wanted {
      body(index - wanted.lowerBound, packedBits(bytes, at: index * column.bits, column.bits))
    }
  }
}

/// Reals as whole numbers of steps from the least to the largest.
private struct Quantisation {
  let low: Double
  let high: Double
  let step: Double

  init(_ column: NTupleColumn) {
    (low, high) = column.range ?? (0, 0)
    step = (high - low) / Double(UInt64(1) << UInt64(column.bits) - 1)
  }

  func value(_ steps: UInt32) -> Double { min(Double(steps) * step + low, high) }
}
