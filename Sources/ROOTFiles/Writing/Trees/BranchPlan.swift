/// A branch that is written, and where its values come from.
struct BranchPlan {
  enum Source {
    /// The values of a column.
    case values(column: Int)
    /// The lengths of the lists of a column.
    case lengths(column: Int)
  }

  let name: String
  let source: Source
  /// What one element is; nil for texts.
  let number: ROOTNumber?
  /// The lengths of fixed arrays, the outermost first.
  let shape: [Int]
  /// For lists, the index of the branch with their lengths, and its name.
  let counter: (index: Int, name: String)?
  private let givenTitle: String

  init(countsOf column: Int, called name: String) {
    self.name = name
    source = .lengths(column: column)
    number = .int32
    shape = []
    counter = nil
    givenTitle = ""
  }

  init(_ column: ROOTTreeColumn, _ index: Int, counter: Int?) {
    name = column.name
    source = .values(column: index)
    number = column.type.number
    shape = column.type.shape
    self.counter = counter.flatMap { index in column.counter.map { (index, $0) } }
    givenTitle = column.title
  }

  /// Whether entries take different numbers of bytes.
  var isVarying: Bool { counter != nil || number == nil }

  /// How many elements an entry has, or for lists each element of the list.
  var length: Int { shape.reduce(1, *) }

  /// How many bytes `length` elements take; 0 for texts.
  var size: Int { length * (number?.size ?? 0) }

  /// “x[nx][3]”.
  var leafTitle: String {
    name + (counter.map { "[\($0.name)]" } ?? "") + shape.map { "[\($0)]" }.joined()
  }

  /// As given, or else “x[nx][3]/F”.
  var title: String {
    guard givenTitle.isEmpty else { return givenTitle }
    return leafTitle + (number.map { "/\($0.leafCode)" } ?? "")
  }
}

extension ROOTColumnType {
  fileprivate var shape: [Int] {
    switch self {
    case .number, .text: []
    case .array(let element, let count): [count] + element.shape
    case .list(let element): element.shape
    }
  }
}

extension ROOTNumber {
  /// How many bytes it takes.
  var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float: 4
    case .int64, .uint64, .double: 8
    }
  }

  var isUnsigned: Bool {
    switch self {
    case .uint8, .uint16, .uint32, .uint64: true
    default: false
    }
  }

  /// The letter behind a leaf's name.
  var leafCode: String {
    switch self {
    case .bool: "O"
    case .int8: "B"
    case .uint8: "b"
    case .int16: "S"
    case .uint16: "s"
    case .int32: "I"
    case .uint32: "i"
    case .int64: "L"
    case .uint64: "l"
    case .float: "F"
    case .double: "D"
    }
  }

  /// The class of its leaf; that of an unsigned number is the signed one's.
  var leafClass: String { "TLeaf" + leafCode.uppercased() }
}
