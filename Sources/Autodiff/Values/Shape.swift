/// The extents of an array, outermost first; `[]` is a scalar.
///
/// The events axis of a per-event value is not part of its shape: thirty columns of a sample have
/// shape `[30]` whatever the number of events.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  public let extents: [Int]

  public init(_ extents: [Int]) {
    precondition(extents.allSatisfy { $0 >= 0 }, "negative extent in shape \(extents)")
    self.extents = extents
  }

  public init(arrayLiteral elements: Int...) { self.init(elements) }

  public static let scalar = Shape([])

  public var rank: Int { extents.count }

  /// The number of elements: the product of the extents, 1 for a scalar.
  public var count: Int { extents.reduce(1, *) }

  public var description: String {
    "[\(extents.map(String.init).joined(separator: ", "))]"
  }

  public subscript(axis: Int) -> Int { extents[axis] }

  /// Row-major distances between neighbours along each axis.
  var strides: [Int] {
    var strides = Array(repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * extents[axis + 1]
    }
    return strides
  }

  /// NumPy's broadcasting rule: align at the last axis; extents must agree or be 1.
  ///
  /// - Returns: The common shape, or nil when the shapes do not broadcast.
  public static func broadcast(_ a: Shape, _ b: Shape) -> Shape? {
    let rank = max(a.rank, b.rank)
    var extents = Array(repeating: 1, count: rank)
    for axis in 0..<rank {
      let fromEnd = rank - axis
      let x = fromEnd <= a.rank ? a[a.rank - fromEnd] : 1
      let y = fromEnd <= b.rank ? b[b.rank - fromEnd] : 1
      guard x == y || x == 1 || y == 1 else { return nil }
      extents[axis] = x == 1 ? y : x
    }
    return Shape(extents)
  }

  /// For each element of `self` in row-major order, the index of the element of an array of
  /// shape `source` that broadcasting puts there.
  func indices(broadcasting source: Shape) -> [Int] {
    let padding = rank - source.rank
    let sourceStrides = source.strides
    let steps = (0..<rank).map { axis in
      axis < padding || source[axis - padding] == 1 ? 0 : sourceStrides[axis - padding]
    }
    return offsets(steps: steps)
  }

  /// The sum of index × step over axes, for each element in row-major order.
  func offsets(steps: [Int]) -> [Int] {
    var result = [0]
    for axis in 0..<rank {
      result = result.flatMap { base in (0..<extents[axis]).map { base + $0 * steps[axis] } }
    }
    return count == 0 ? [] : result
  }

  /// `axis` counted from the front; negative axes count from the back.
  func normalised(axis: Int) -> Int? {
    let index = axis < 0 ? axis + rank : axis
    return (0..<rank).contains(index) ? index : nil
  }

  func removing(axis: Int) -> Shape {
    var extents = extents
    extents.remove(at: axis)
    return Shape(extents)
  }

  func replacing(axis: Int, with extent: Int) -> Shape {
    var extents = extents
    extents[axis] = extent
    return Shape(extents)
  }
}
