/// A leaf of a branch (TLeaf): one kind of number, or text, that its entries hold.
struct TreeLeaf: Sendable {
  let name: String
  let title: String
  /// The class, whose last letters say what is stored.
  let className: String
  /// The number of elements of an entry, or of each element that the counter counts; positive in
  /// leaves of plain branches.
  let length: Int
  let isUnsigned: Bool
  /// What tells it apart from the other leaves of the tree.
  let identity: Int
  /// The leaf that says how many elements an entry has.
  let counter: Int?
  let counterName: String?

  /// - Parameters:
  ///   - object: A TLeaf.
  ///   - identity: Its number among what the tree's pointers lead to.
  init(_ object: ObjectView, identity: Int) throws {
    name = try object.text("fName")
    title = try object.text("fTitle")
    className = object.className
    length = try object.integer("fLen")
    isUnsigned = try object.integer("fIsUnsigned") != 0
    self.identity = identity
    counter = object.pointeeIndex("fLeafCount")
    counterName = try object.pointee("fLeafCount").map { try $0.text("fName") }
  }

  /// The fixed lengths, the outermost first.
  ///
  /// The title has them in brackets behind the name, with the name of the counter where it varies.
  var dimensions: [Int] {
    let lengths = title.brackets.compactMap { Int($0) }
    guard ShapeReader.elementCount(of: lengths) == length else {
      return length == 1 ? [] : [length]
    }
    return lengths
  }

  /// How its numbers are stored; nil for leaves that hold something else.
  var number: StoredNumber? {
    switch className {
    case "TLeafO": StoredNumber(.bool)
    case "TLeafB": StoredNumber(isUnsigned ? .uint8 : .int8)
    case "TLeafS": StoredNumber(isUnsigned ? .uint16 : .int16)
    case "TLeafI": StoredNumber(isUnsigned ? .uint32 : .int32)
    case "TLeafL", "TLeafG": StoredNumber(isUnsigned ? .uint64 : .int64)
    case "TLeafF": StoredNumber(.float)
    case "TLeafD": StoredNumber(.double)
    case "TLeafD32": StoredNumber(code: 9, comment: title)
    case "TLeafF16": StoredNumber(code: 19, comment: title)
    default: nil
    }
  }

  /// ROOT's name of the type.
  var typeName: String {
    switch className {
    case "TLeafO": "Bool_t"
    case "TLeafB": isUnsigned ? "UChar_t" : "Char_t"
    case "TLeafS": isUnsigned ? "UShort_t" : "Short_t"
    case "TLeafI": isUnsigned ? "UInt_t" : "Int_t"
    case "TLeafL": isUnsigned ? "ULong64_t" : "Long64_t"
    case "TLeafG": isUnsigned ? "ULong_t" : "Long_t"
    case "TLeafF": "Float_t"
    case "TLeafD": "Double_t"
    case "TLeafD32": "Double32_t"
    case "TLeafF16": "Float16_t"
    case "TLeafC": "char*"
    default: className
    }
  }
}

extension String {
  /// What stands in brackets, one after the other: “n” and “3” of “x[n][3]”.
  var brackets: [Substring] {
    split(separator: "[", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "]").map { part[..<$0] }
    }
  }

  /// The part in front of the first bracket.
  var withoutBrackets: String { String(prefix { $0 != "[" }) }
}
