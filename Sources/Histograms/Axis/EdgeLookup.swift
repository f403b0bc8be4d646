/// Finds the bins of many numbers between edges.
///
/// A flow index is 0 for underflow, 1...n for the bins and n + 1 for overflow: the number of edges at or
/// below a number.
struct EdgeLookup {
  /// −∞ and ∞ stand around the edges, so that every flow index k lies between the limits k and k + 1.
  private let limits: [Double]
  /// The first edge and bins per unit, where all bins are equally wide.
  private let uniform: (low: Double, scale: Double)?

  init(edges: [Double], isUniform: Bool) {
    limits = [-.infinity] + edges + [.infinity]
    let (low, high) = (edges[0], edges[edges.count - 1])
    uniform = isUniform ? (low, Double(edges.count - 1) / (high - low)) : nil
  }

  /// Calls `body` with the flow index of every number, −1 for NaN.
  @inline(__always)
  func forEach(
    _ numbers: UnsafeBufferPointer<Double>, _ body: (_ event: Int, _ flowIndex: Int) -> Void
  ) {
    limits.withUnsafeBufferPointer { limits in
      if let uniform {
        for event in numbers.indices {
          let x = numbers[event]
          let index = uniformIndex(of: x, limits, low: uniform.low, scale: uniform.scale)
          body(event, x.isNaN ? -1 : index)
        }
      } else {
        for event in numbers.indices {
          let x = numbers[event]
          body(event, x.isNaN ? -1 : searchedIndex(of: x, limits))
        }
      }
    }
  }
}

/// The guess may be off by rounding; the edges decide.
@inline(__always)
private func uniformIndex(
  of x: Double, _ limits: UnsafeBufferPointer<Double>, low: Double, scale: Double
) -> Int {
  // Selections rather than branches, which events outside would make unpredictable; NaN becomes 0.
  let guess = (x - low) * scale + 1
  let last = Double(limits.count - 2)
  let positive = guess > 0 ? guess : 0
  // There are fewer than 2³¹ bins, and the narrower conversion is faster.
  var index = Int(Int32(positive < last ? positive : last))
  while x < limits[index] { index -= 1 }
  while x >= limits[index + 1] && index < limits.count - 2 { index += 1 }
  return index
}

@inline(__always)
private func searchedIndex(of x: Double, _ limits: UnsafeBufferPointer<Double>) -> Int {
  var (low, high) = (0, limits.count - 2)
  while low < high {
    let middle = (low + high) / 2
    if limits[middle + 1] <= x { low = middle + 1 } else { high = middle }
  }
  return low
}

extension Axis {
  var lookup: EdgeLookup {
    EdgeLookup(edges: edges, isUniform: binning != .variable)
  }
}
