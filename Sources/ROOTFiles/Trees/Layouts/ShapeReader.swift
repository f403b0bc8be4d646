/// Why something cannot be a column.
struct NotAColumn: Error {
  let reason: String
}

extension StreamerElement.Declaration {
  /// Whether it is a std::vector, a std::string or the like, or an array of them.
  var isCollection: Bool {
    let type = CppType(typeName)
    return [300, 320, 365, 385, 500].contains(code) && (type.isSequence || type.isText)
  }
}

/// Finds out how types are stored, by the layouts that the file brings.
struct ShapeReader {
  private static let depthLimit = 12
  private static let columnLimit = 1000
  /// No array of a class is that large.
  static let lengthLimit = 1 << 28

  let catalog: StreamerCatalog
  private let known = KnownShapes()

  init(catalog: StreamerCatalog) { self.catalog = catalog }

  /// The number of elements of an array; nil where a length is not positive, or there are too many of
  /// either.
  static func elementCount(of lengths: [Int]) -> Int? {
    guard lengths.count <= depthLimit else { return nil }
    return lengths.reduce(Optional(1)) { product, length in
      guard let product, length > 0, length <= lengthLimit / product else { return nil }
      return product * length
    }
  }

  /// The shape of a value of a type by its C++ name.
  ///
  /// - Parameter isFramed: Whether it has a header if it is a collection: inside of others these have
  ///   none.
  func shape(ofType typeName: String, isFramed: Bool, depth: Int = 0) throws -> StoredShape {
    guard depth < Self.depthLimit else {
      throw NotAColumn(reason: "values of type '\(typeName.prefix(60))' lie too deep in others")
    }
    let type = CppType(typeName)
    if let code = type.numberCode, let number = StoredNumber(code: code, comment: "") {
      return .number(number, typeName: typeName)
    }
    if type.isText { return .text(typeName: typeName) }
    guard type.isSequence else {
      return try shape(ofClass: typeName, isFramed: isFramed || depth > 0, depth: depth)
    }
    let element = try shape(ofType: type.arguments[0], isFramed: false, depth: depth + 1)
    return isFramed ? element.collected : element.listed
  }

  /// The shape of a member of a class.
  func shape(of element: StreamerElement, depth: Int = 0) throws -> StoredShape {
    guard let declaration = element.declaration else {
      throw NotAColumn(reason: "the file does not say how '\(element.name)' is declared")
    }
    if element.isBase { return try shape(ofClass: element.name, depth: depth) }
    let lengths = declaration.lengths
    guard Self.elementCount(of: lengths) != nil else {
      throw NotAColumn(reason: "an array of the lengths \(lengths)")
    }
    let comment = declaration.comment
    let typeName = declaration.typeName
    switch declaration.code {
    case 1..<20, 21..<40:
      guard let number = StoredNumber(code: declaration.code % 20, comment: comment) else {
        throw NotAColumn(reason: "members of type '\(typeName)' are not read")
      }
      return .number(number, lengths: lengths, typeName: typeName)
    case 65: return StoredShape.text(typeName: typeName).repeated(lengths)
    case 61, 62, 66, 67:
      return try shape(ofClass: typeName, depth: depth).repeated(lengths)
    case _ where declaration.isCollection: return try collection(typeName, lengths, depth)
    default: throw NotAColumn(reason: Self.reason(typeName, code: declaration.code))
    }
  }

  private static func reason(_ typeName: String, code: Int) -> String {
    typeName.hasSuffix("*")
      ? "pointers such as '\(typeName)' are not read"
      : "members of type '\(typeName)' (code \(code)) are not read"
  }

  /// A member that is a std::vector, a std::string or the like, or an array of them: behind one
  /// header.
  private func collection(_ typeName: String, _ lengths: [Int], _ depth: Int) throws -> StoredShape
  {
    lengths.isEmpty && CppType(typeName).isSequence
      ? try shape(ofType: typeName, isFramed: true, depth: depth + 1)
      : try shape(ofType: typeName, isFramed: false, depth: depth + 1).repeated(lengths).framed
  }

  /// The shape of an object.
  ///
  /// - Parameter isFramed: Whether the object has a header.
  func shape(ofClass className: String, isFramed: Bool = true, depth: Int = 0) throws
    -> StoredShape
  {
    guard className != "TObject" else { return StoredShape(passing: .rootObject, columns: []) }
    guard depth < Self.depthLimit else {
      throw NotAColumn(reason: "objects of class '\(className)' lie too deep in others")
    }
    guard !handWritten.contains(CppType(className).name),
      let info = catalog.newestLayout(of: className)
    else {
      throw NotAColumn(reason: "objects of class '\(className)' are not read")
    }
    let shape = try known.shape(className) { try members(of: info, depth: depth) }
    guard shape.columns.count <= Self.columnLimit else {
      throw NotAColumn(reason: "objects of class '\(className)' have too many members")
    }
    return isFramed ? shape.framedKeepingMembers : shape
  }

  /// The members of a class, one after the other.
  private func members(of info: StreamerInfo, depth: Int) throws -> StoredShape {
    var before: [StoredPart] = []
    var members: [MemberwisePart.Member] = []
    var columns: [StoredShape.Column] = []
    for element in info.elements {
      if case .absent = element.layout { continue }
      let shape = try shape(of: element, depth: depth + 1)
      for var column in shape.columns {
        column.memberwise = column.memberwise(of: element, behind: members)
        column.part = .sequence(before + [column.part, .rest])
        if !element.isBase { column.suffix = ".\(element.name)" + column.suffix }
        columns.append(column)
        guard columns.count <= Self.columnLimit else { break }
      }
      before.append(shape.passing)
      members += shape.membersWhenSplit(element)
    }
    return StoredShape(passing: .sequence(before), columns: columns, members: members)
  }
}

/// The members of classes, each found out once: where every class has two of the next one, there are
/// soon too many ways to the last.
private final class KnownShapes {
  private var shapes: [String: StoredShape] = [:]

  func shape(_ className: String, _ make: () throws -> StoredShape) rethrows -> StoredShape {
    if let shape = shapes[className] { return shape }
    let shape = try make()
    shapes[className] = shape
    return shape
  }
}

/// Classes whose objects are not written as the layout in the file says.
private let handWritten: Set<String> = [
  "TClonesArray", "TObjArray", "TList", "THashList", "TArrayC", "TArrayS", "TArrayI", "TArrayL",
  "TArrayL64", "TArrayF", "TArrayD", "TRef", "TRefArray", "TMap", "TBits", "map", "multimap",
  "unordered_map", "pair", "bitset", "array", "tuple", "TDatime",
]
