/// A dense array of numbers in row-major order: what an expression evaluates to.
public struct Tensor: Hashable, Sendable {
  public let shape: Shape
  public var elements: [Double]

  /// - Precondition: `elements` has as many values as `shape` asks for.
  public init(shape: Shape, elements: [Double]) {
    precondition(
      shape.count == elements.count,
      "a tensor of shape \(shape) has \(shape.count) elements, given \(elements.count)")
    self.shape = shape
    self.elements = elements
  }

  public init(_ scalar: Double) { self.init(shape: .scalar, elements: [scalar]) }

  public init(_ vector: [Double]) { self.init(shape: [vector.count], elements: vector) }

  /// - Precondition: all rows have the same length.
  public init(rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == columns }, "rows of unequal length: \(rows.map(\.count))")
    self.init(shape: [rows.count, columns], elements: rows.flatMap { $0 })
  }

  public init(repeating value: Double, shape: Shape) {
    self.init(shape: shape, elements: Array(repeating: value, count: shape.count))
  }

  public static func zeros(_ shape: Shape) -> Tensor { Tensor(repeating: 0, shape: shape) }

  /// The only element.
  ///
  /// - Precondition: there is exactly one.
  public var scalar: Double {
    precondition(elements.count == 1, "not a scalar: shape \(shape)")
    return elements[0]
  }

  /// Whether no element is NaN or infinite.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  public subscript(indices: Int...) -> Double {
    get { elements[offset(of: indices)] }
    set { elements[offset(of: indices)] = newValue }
  }

  private func offset(of indices: [Int]) -> Int {
    precondition(
      indices.count == shape.rank && zip(indices, shape.extents).allSatisfy { 0..<$1 ~= $0 },
      "index \(indices) outside shape \(shape)")
    return zip(indices, shape.strides).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral
{
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  public init(arrayLiteral elements: Double...) { self.init(elements) }
}

extension Tensor: CustomStringConvertible {
  /// The numbers, in brackets for each axis: `1.5`, `[1.0, 2.0]`, `[[1.0, 2.0], [3.0, 4.0]]`.
  public var description: String { text(of: elements[...], extents: shape.extents[...]) }

  private func text(of part: ArraySlice<Double>, extents: ArraySlice<Int>) -> String {
    guard let extent = extents.first else { return "\(part[part.startIndex])" }
    let size = part.count / max(extent, 1)
    let items = (0..<extent).map { index in
      let start = part.startIndex + index * size
      return text(of: part[start..<(start + size)], extents: extents.dropFirst())
    }
    return "[\(items.joined(separator: ", "))]"
  }
}
