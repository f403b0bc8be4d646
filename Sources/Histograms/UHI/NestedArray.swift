/// Numbers in lists of lists, as deep as a histogram has axes.
struct NestedArray: Encodable {
  private let numbers: ArraySlice<Double>
  private let shape: ArraySlice<Int>

  /// - Parameters:
  ///   - numbers: In the order of the axes, the last fastest.
  ///   - shape: The number of bins of each axis; at least one.
  init(_ numbers: [Double], shape: [Int]) {
    self.init(numbers: numbers[...], shape: shape[...])
  }

  private init(numbers: ArraySlice<Double>, shape: ArraySlice<Int>) {
    self.numbers = numbers
    self.shape = shape
  }

  func encode(to encoder: any Encoder) throws {
    guard shape.count > 1 else { return try Array(numbers).encode(to: encoder) }
    let part = shape.dropFirst().reduce(1, *)
    var container = encoder.unkeyedContainer()
    for start in stride(from: numbers.startIndex, to: numbers.endIndex, by: part) {
      try container.encode(
        NestedArray(numbers: numbers[start..<(start + part)], shape: shape.dropFirst()))
    }
  }

  /// The numbers of such lists in one list.
  ///
  /// - Throws: `DecodingError` for lists of other lengths.
  static func numbers(
    in container: any UnkeyedDecodingContainer, shape: ArraySlice<Int>
  ) throws -> [Double] {
    var container = container
    let expected = shape[shape.startIndex]
    var result: [Double] = []
    var count = 0
    while !container.isAtEnd {
      if shape.count == 2 {
        let row = try container.decode([Double].self)
        try check(row.count, shape[shape.endIndex - 1], container)
        result += row
      } else {
        result += try numbers(in: container.nestedUnkeyedContainer(), shape: shape.dropFirst())
      }
      count += 1
    }
    try check(count, expected, container)
    return result
  }

  private static func check(
    _ count: Int, _ expected: Int, _ container: any UnkeyedDecodingContainer
  ) throws {
    guard count != expected else { return }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: container.codingPath,
        debugDescription: "a list of \(count) for an axis of \(expected) bins, underflow and"
          + " overflow counted where the axis has them"))
  }
}
