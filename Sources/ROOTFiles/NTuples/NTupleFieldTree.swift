/// Finds the way to everything readable in the tree of fields, and says what is not.
struct NTupleFieldTree {
  private static let depthLimit = 64
  /// Of the names of fields inside one another, joined.
  private static let longestName = 1 << 12

  /// A field with what can be read of it.
  struct Found {
    let name: String
    /// As in the file, with the names that it gives to elements and bases.
    let fullName: String
    /// The field whose name is the last of `name`.
    let field: NTupleField
    let path: NTuplePath
  }

  private(set) var found: [Found] = []
  private(set) var unreadable: [ROOTUnreadableColumn] = []
  private let schema: NTupleSchema
  private var children: [[Int]]
  private var columns: [[Int]]

  init(_ schema: NTupleSchema) {
    self.schema = schema
    children = Array(repeating: [], count: schema.fields.count)
    columns = children
    for (index, column) in schema.columns.enumerated() { columns[column.field].append(index) }
    for alias in schema.aliases { columns[alias.field].append(alias.column) }
    let fields = schema.fields.enumerated()
    for (index, field) in fields where field.parent != index {
      children[field.parent].append(index)
    }
    for (index, field) in fields where field.parent == index {
      visit(index, Way(name: field.name, fullName: field.name, field: field))
    }
  }

  /// How one came to a field.
  private struct Way {
    var name: String
    var fullName: String
    var field: NTupleField
    var steps: [NTuplePath.Step] = []
    var depth = 0

    func adding(_ step: NTuplePath.Step) -> Way {
      var way = self
      way.steps.append(step)
      return way
    }
  }

  private mutating func visit(_ index: Int, _ way: Way) {
    do throws(Unreadable) {
      guard way.depth < Self.depthLimit, way.fullName.utf8.count <= Self.longestName else {
        throw Unreadable("it lies too deep in other fields")
      }
      let field = schema.fields[index]
      guard field.version == 0, let role = field.role else {
        throw Unreadable("its kind of field belongs to a later version of the format")
      }
      switch role {
      case .leaf: try visitLeaf(index, way)
      case .collection:
        let step = NTuplePath.Step.list(try group(of: index, [.index]))
        try visitChildren(of: index, way.adding(step), elements: true)
      case .record: try visitChildren(of: index, way, elements: false)
      case .variant: throw Unreadable("variants (\(field.typeName)) are not read")
      case .streamed: throw Unreadable("objects in ROOT's own streams are not read")
      }
    } catch {
      unreadable.append(
        ROOTUnreadableColumn(
          name: way.name, typeName: way.field.shownTypeName, reason: error.reason))
    }
  }

  /// - Parameter elements: Whether the field below only stands for the elements of this one.
  private mutating func visitChildren(of index: Int, _ way: Way, elements: Bool)
    throws(Unreadable)
  {
    guard !children[index].isEmpty else { throw Unreadable("it has no members") }
    for child in children[index] {
      let field = schema.fields[child]
      var inner = way
      inner.depth += 1
      inner.fullName += "." + field.name
      if !elements, !field.name.hasPrefix(":_") {
        inner.name += "." + field.name
        inner.field = field
      }
      visit(child, inner)
    }
  }

  private mutating func visitLeaf(_ index: Int, _ way: Way) throws(Unreadable) {
    let field = schema.fields[index]
    let inner = field.repetitions.map { way.adding(.array($0)) } ?? way
    // Arrays, and the classes around one number, have no columns themselves.
    if columns[index].isEmpty, children[index].count == 1 {
      return try visitChildren(of: index, inner, elements: true)
    }
    let leaf: NTuplePath.Leaf
    if field.repetitions != nil {
      leaf = .number(.bool, try group(of: index, [.bit]))
    } else if field.typeName == "std::string" {
      leaf = .text(try group(of: index, [.index, .integer]))
    } else if let number = NTupleField.lengths[field.typeName] {
      leaf = .length(number, try group(of: index, [.index]))
    } else if let number = NTupleField.numbers[field.typeName] {
      leaf = .number(number, try group(of: index, [number.family]))
    } else {
      throw Unreadable("its type '\(field.typeName)' is not read")
    }
    found.append(
      Found(
        name: way.name, fullName: way.fullName, field: way.field,
        path: NTuplePath(steps: inner.steps, leaf: leaf)))
  }

  /// The columns of a field, which must be of the families given in every representation.
  private func group(of index: Int, _ families: [NTupleElement.Family]) throws(Unreadable)
    -> NTupleColumnGroup
  {
    let representations = Dictionary(grouping: columns[index]) {
      schema.columns[$0].representation
    }
    let sorted = representations.sorted { $0.key < $1.key }.map(\.value)
    guard !sorted.isEmpty else { throw Unreadable("it has no columns") }
    for columns in sorted {
      let found = columns.map { schema.columns[$0].kind?.family }
      guard found == families else {
        let names = found.map { $0?.rawValue ?? "unknown" }.joined(separator: ", ")
        throw Unreadable(
          "its columns hold the kinds \(names); expected"
            + " \(families.map(\.rawValue).joined(separator: ", "))")
      }
    }
    return NTupleColumnGroup(representations: sorted)
  }

  private struct Unreadable: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }
}

extension NTupleField {
  /// The types of one number, as the format spells them.
  fileprivate static let numbers: [String: ROOTNumber] = [
    "bool": .bool, "char": .int8, "std::byte": .uint8, "std::int8_t": .int8,
    "std::uint8_t": .uint8, "std::int16_t": .int16, "std::uint16_t": .uint16,
    "std::int32_t": .int32, "std::uint32_t": .uint32, "std::int64_t": .int64,
    "std::uint64_t": .uint64, "float": .float, "double": .double,
  ]

  /// The types of the length of a collection.
  fileprivate static let lengths: [String: ROOTNumber] = [
    "ROOT::RNTupleCardinality<std::uint32_t>": .uint32,
    "ROOT::RNTupleCardinality<std::uint64_t>": .uint64,
  ]

  /// The type as the program called it.
  var shownTypeName: String { alias.isEmpty ? typeName : alias }
}

extension ROOTNumber {
  /// What columns may hold its values.
  fileprivate var family: NTupleElement.Family {
    switch self {
    case .bool: .bit
    case .float, .double: .real
    default: .integer
    }
  }
}
