/// An object as it was read: the values of its members by their names, not yet interpreted.
struct StreamedObject: Sendable {
  let className: String
  /// The objects of the classes it derives from, in the order of the class' declaration.
  var bases: [StreamedObject] = []
  var members: [String: StreamedValue] = [:]
  /// What a collection holds.
  var items: [StreamedValue] = []

  /// A member of the object, or else of its bases.
  subscript(name: String) -> StreamedValue? {
    if let value = members[name] { return value }
    for base in bases {
      if let value = base[name] { return value }
    }
    return nil
  }

  /// Whether its class is, or derives from, the given one.
  func isKind(of name: String) -> Bool {
    className == name || bases.contains { $0.isKind(of: name) }
  }
}

/// The value of a member.
indirect enum StreamedValue: Sendable {
  /// A whole number. Of an unsigned one with 64 bits these are the bits.
  case integer(Int64)
  case real(Double)
  case text(String)
  case integers([Int64])
  case reals([Double])
  case object(StreamedObject)
  case objects([StreamedObject])
  /// An index into ``StreamedTree/pointees``, or nil for a null pointer.
  case pointer(Int?)
  /// Entries of a tree that are stored in the tree itself.
  case basket(EmbeddedBasket)
}

/// An object with all that it points to.
struct StreamedTree: Sendable {
  let root: StreamedObject
  /// What pointers lead to. Objects are here rather than where the pointer is, as several may lead
  /// to one object, and in circles.
  let pointees: [Pointee]
  let source: ByteSource

  enum Pointee: Sendable {
    case object(StreamedObject)
    /// An object that could not be read: only an error where it is needed.
    case unreadable(ROOTFileError)
  }

  var view: ObjectView { ObjectView(object: root, tree: self) }
}
