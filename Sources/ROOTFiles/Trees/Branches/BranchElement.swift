/// What a TBranchElement is besides a branch: an object, or a member of one.
struct BranchElement: Sendable {
  /// What the branch is part of: TBranchElement's fType.
  enum Kind: Int, Sendable {
    /// A whole object that its class writes by itself, with a header.
    case streamed = -1
    case plain = 0
    case base = 1
    case object = 2
    case clones = 3
    case collection = 4
    case memberOfClones = 31
    case memberOfCollection = 41
  }

  let kind: Kind
  let className: String
  /// Which of the class' elements it is; negative for a whole object of the class.
  let index: Int
  let version: Int
  let checksum: Int
  /// The branch that says how many elements an entry has.
  let counter: Int?
}

extension BranchElement {
  /// - Parameter object: A TBranchElement.
  init(_ object: ObjectView) throws {
    let type = try object.integer("fType")
    guard let kind = Kind(rawValue: type) else {
      throw object.malformed("a branch of the type \(type)")
    }
    self.kind = kind
    className = try object.text("fClassName")
    index = try object.integer("fID")
    version = try object.integer("fClassVersion")
    checksum = try object.integer("fCheckSum")
    counter = object.pointeeIndex("fBranchCount")
  }
}
