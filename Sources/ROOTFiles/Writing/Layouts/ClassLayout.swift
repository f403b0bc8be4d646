/// The layout of a class that is written, as a file describes it and as its objects follow it.
struct ClassLayout: Sendable {
  let name: String
  let version: Int
  /// A number that ROOT makes of the members' names and types.
  let checksum: UInt32
  /// How many bytes an object takes in memory, on a machine with 64 bits.
  let size: Int
  let members: [Member]
  /// Whether ROOT knows it without a version: the checksum stands for it in objects.
  let isVersioned: Bool

  init(
    _ name: String, version: Int, checksum: UInt32, size: Int, isVersioned: Bool = true,
    _ groups: [MemberGroup] = []
  ) {
    self.name = name
    self.version = version
    self.checksum = checksum
    self.size = size
    self.isVersioned = isVersioned
    members = groups.flatMap { group in group.names.map { Member(name: $0, kind: group.kind) } }
  }

  /// A base or a member.
  struct Member: Sendable {
    let name: String
    let kind: Kind
  }

  /// Members of one kind, in a row.
  struct MemberGroup: Sendable {
    let kind: Kind
    let names: [String]
  }

  enum Kind: Sendable {
    /// A base class; the member has its name.
    case base
    case number(StreamedNumber)
    /// A number that stands for a case of an enum.
    case choice(typeName: String)
    /// An array whose length another member of the class says.
    case counted(StreamedNumber, counter: String)
    case text
    case object(className: String)
    /// A pointer that always leads to an object, which is written as if it were part of this one.
    case owned(className: String)
    case pointer(className: String)
  }

  /// How objects are written; the version −1 stands for none, as in ROOT's memory.
  var streamerInfo: StreamerInfo {
    StreamerInfo(
      className: name, version: isVersioned ? version : -1, checksum: Int(checksum),
      elements: members.map { StreamerElement(name: $0.name, layout: $0.layout) })
  }
}

extension ClassLayout.Member {
  fileprivate var layout: StreamerElement.Layout {
    switch kind {
    case .base: .base
    case .number(let kind): .number(kind)
    case .choice: .number(.int32)
    case .counted(let kind, let counter): .counted(kind, counter: counter, arrays: 1)
    case .text: .text
    case .object(let className), .owned(let className): .object(className: className)
    case .pointer: .pointer
    }
  }
}

extension ClassLayout.MemberGroup {
  static func bases(_ names: String...) -> Self { Self(kind: .base, names: names) }

  static func numbers(_ kind: StreamedNumber, _ names: String...) -> Self {
    Self(kind: .number(kind), names: names)
  }

  static func choice(_ typeName: String, _ name: String) -> Self {
    Self(kind: .choice(typeName: typeName), names: [name])
  }

  static func counted(_ kind: StreamedNumber, by counter: String, _ names: String...) -> Self {
    Self(kind: .counted(kind, counter: counter), names: names)
  }

  static func texts(_ names: String...) -> Self { Self(kind: .text, names: names) }

  static func objects(_ className: String, _ names: String...) -> Self {
    Self(kind: .object(className: className), names: names)
  }

  static func owned(_ className: String, _ name: String) -> Self {
    Self(kind: .owned(className: className), names: [name])
  }

  static func pointers(_ className: String, _ names: String...) -> Self {
    Self(kind: .pointer(className: className), names: names)
  }
}
