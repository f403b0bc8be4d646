/// Finds the bin of a number between edges.
struct EdgeLookup {
  private let edges: [Double]
  /// The first edge and bins per unit, where all bins are equally wide.
  private let uniform: (low: Double, scale: Double)?

  init(edges: [Double], isUniform: Bool) {
    self.edges = edges
    let (low, high) = (edges[0], edges[edges.count - 1])
    uniform = isUniform ? (low, Double(edges.count - 1) / (high - low)) : nil
  }

  /// 0 for underflow, 1...n for the bins, n + 1 for overflow: the number of edges at or below `x`,
  /// which is not NaN.
  func flowIndex(of x: Double) -> Int {
    edges.withUnsafeBufferPointer { edges in
      if let uniform {
        return uniformIndex(of: x, edges, low: uniform.low, scale: uniform.scale)
      }
      return searchedIndex(of: x, edges)
    }
  }

  /// Calls `body` with the flow index of every number, −1 for NaN.
  @inline(__always)
  func forEach(
    _ numbers: UnsafeBufferPointer<Double>, _ body: (_ event: Int, _ flowIndex: Int) -> Void
  ) {
    edges.withUnsafeBufferPointer { edges in
      if let uniform {
        for event in numbers.indices {
          let x = numbers[event]
          let index = uniformIndex(of: x, edges, low: uniform.low, scale: uniform.scale)
          body(event, x.isNaN ? -1 : index)
        }
      } else {
        for event in numbers.indices {
          let x = numbers[event]
          body(event, x.isNaN ? -1 : searchedIndex(of: x, edges))
        }
      }
    }
  }
}

/// The guess may be off by rounding; the edges decide.
@inline(__always)
private func uniformIndex(
  of x: Double, _ edges: UnsafeBufferPointer<Double>, low: Double, scale: Double
) -> Int {
  let count = edges.count - 1
  let guess = (x - low) * scale
  // There are fewer than 2³¹ bins, and the narrower conversion is faster.
  var index = guess >= 0 ? (guess < Double(count) ? Int(Int32(guess)) + 1 : count + 1) : 0
  while index > 0 && x < edges[index - 1] { index -= 1 }
  while index <= count && x >= edges[index] { index += 1 }
  return index
}

@inline(__always)
private func searchedIndex(of x: Double, _ edges: UnsafeBufferPointer<Double>) -> Int {
  var (low, high) = (0, edges.count)
  while low < high {
    let middle = (low + high) / 2
    if edges[middle] <= x { low = middle + 1 } else { high = middle }
  }
  return low
}

extension Axis {
  var lookup: EdgeLookup {
    EdgeLookup(edges: edges, isUniform: binning != .variable)
  }
}
