extension ROOTArray {
  /// One element for each entry.
  public init(_ values: ROOTValues) {
    self.init(type: values.elementType, count: values.count, values: values)
  }

  /// An array of fixed shape for each entry.
  ///
  /// - Parameters:
  ///   - values: The elements of all entries, the last index of the shape running fastest.
  ///   - shape: The lengths of the array, the outermost first; none for single elements.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where the elements are no whole number of
  ///   entries, or a length is not positive.
  public init(_ values: ROOTValues, shape: [Int]) throws {
    let type = shape.reversed().reduce(values.elementType) { .array($0, count: $1) }
    try self.init(type, offsets: [], values)
  }

  /// A list of varying length for each entry.
  ///
  /// - Parameters:
  ///   - values: The elements of all lists, one after the other.
  ///   - counts: The length of each entry's list.
  ///   - shape: The lengths of the arrays that a list holds; none for single elements.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where the counts do not come to the number
  ///   of elements, or are negative.
  public init(_ values: ROOTValues, counts: [Int], shape: [Int] = []) throws {
    let element = shape.reversed().reduce(values.elementType) { .array($0, count: $1) }
    try element.checkLengths()
    let size = Self.arrayLength(element)
    guard counts.allSatisfy({ $0 >= 0 && $0 <= values.count / size }) else {
      throw inconsistent("lengths of lists that are negative, or more than there are elements")
    }
    var offsets = [0]
    for count in counts { offsets.append(offsets[offsets.count - 1] + count * size) }
    try self.init(.list(element), offsets: [offsets], values)
  }

  /// The values of consecutive entries of any type.
  ///
  /// - Parameters:
  ///   - type: What one entry holds.
  ///   - offsets: For each level of lists, from the outside in, one more number than there are
  ///     lists; see ``ROOTArray``. They begin with 0.
  ///   - values: All elements.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where these do not fit one another.
  public init(_ type: ROOTColumnType, offsets: [[Int]], _ values: ROOTValues) throws {
    guard values.elementType == type.element else {
      throw inconsistent("\(values.elementType) elements for the type \(type)")
    }
    guard offsets.count == type.listDepth else {
      throw inconsistent(
        "\(offsets.count) lists of offsets for the type \(type), which has \(type.listDepth) levels"
          + " of lists")
    }
    try type.checkLengths()
    var (rest, level) = (type, 0)
    var count = try Self.entryCount(&rest, offsets.first, values)
    let entries = count
    while case .list(let element) = rest {
      count *= level == 0 ? Self.arrayLength(type) : 1
      count = try Self.checked(offsets[level], lists: count, of: element)
      (rest, level) = (element.withoutArrays, level + 1)
    }
    if level > 0, count != values.count {
      throw inconsistent("offsets up to \(count) for \(values.count) elements")
    }
    self.init(type: type, count: entries, offsets: offsets, values: values)
  }

  /// How many entries there are; the type without the arrays around.
  private static func entryCount(
    _ type: inout ROOTColumnType, _ offsets: [Int]?, _ values: ROOTValues
  ) throws -> Int {
    let size = arrayLength(type)
    let all = offsets.map { $0.count - 1 } ?? values.count
    guard all >= 0, all % size == 0 else {
      throw inconsistent("\(all) elements, which are no whole number of entries of type \(type)")
    }
    type = type.withoutArrays
    return all / size
  }

  /// How many elements the arrays around a type have.
  private static func arrayLength(_ type: ROOTColumnType) -> Int {
    guard case .array(let element, let count) = type else { return 1 }
    return count * arrayLength(element)
  }

  /// The last offset of as many lists as there are.
  private static func checked(_ offsets: [Int], lists: Int, of element: ROOTColumnType) throws
    -> Int
  {
    guard offsets.count == lists + 1, offsets[0] == 0 else {
      throw inconsistent(
        "\(offsets.count) offsets for \(lists) lists; expected \(lists + 1), the first of them 0")
    }
    let size = arrayLength(element)
    guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 && $1 % size == 0 }) else {
      throw inconsistent("offsets that decrease, or cut an array of \(size) elements")
    }
    return offsets[lists]
  }
}

extension ROOTColumnType {
  /// A number or a text: what is left when all lengths are taken away.
  var element: ROOTColumnType {
    switch self {
    case .number, .text: self
    case .array(let element, _), .list(let element): element.element
    }
  }

  var withoutArrays: ROOTColumnType {
    guard case .array(let element, _) = self else { return self }
    return element.withoutArrays
  }

  /// How many elements there are of it; nil where that varies.
  var fixedLength: Int? {
    switch self {
    case .number, .text: 1
    case .array(let element, let count): element.fixedLength.map { $0 * count }
    case .list: nil
    }
  }

  /// - Throws: `ROOTFileError.inconsistent` for arrays of no elements, or too many to count.
  func checkLengths() throws {
    var (type, product) = (self, 1)
    while true {
      switch type {
      case .number, .text: return
      case .list(let element): type = element
      case .array(let element, let count):
        let (next, overflow) = product.multipliedReportingOverflow(by: count)
        guard count > 0, !overflow, next <= Int32.max else {
          throw inconsistent(
            "the type \(self); expected arrays of at least one element, and of at most \(Int32.max)"
          )
        }
        (type, product) = (element, next)
      }
    }
  }
}

extension ROOTValues {
  var elementType: ROOTColumnType {
    switch self {
    case .bool: .number(.bool)
    case .int8: .number(.int8)
    case .uint8: .number(.uint8)
    case .int16: .number(.int16)
    case .uint16: .number(.uint16)
    case .int32: .number(.int32)
    case .uint32: .number(.uint32)
    case .int64: .number(.int64)
    case .uint64: .number(.uint64)
    case .float: .number(.float)
    case .double: .number(.double)
    case .text: .text
    }
  }
}

private func inconsistent(_ reason: String) -> ROOTFileError {
  .inconsistent("values of a column", reason: reason)
}
