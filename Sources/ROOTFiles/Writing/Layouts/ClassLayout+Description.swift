extension ClassLayout {
  /// By name, all classes that are written member by member.
  static let byName = Dictionary(
    uniqueKeysWithValues: (attributes + histograms + trees).map { ($0.name, $0) })

  /// How objects of these classes are written.
  static let all: [String: StreamerInfo] = byName.mapValues(\.streamerInfo)

  /// How the objects are written that describe classes.
  static let describing: [String: StreamerInfo] = {
    let versions = [
      "TStreamerInfo": 9, "TStreamerElement": 4, "TStreamerBase": 3, "TStreamerBasicType": 2,
      "TStreamerBasicPointer": 2, "TStreamerObject": 2, "TStreamerObjectAny": 2,
      "TStreamerObjectPointer": 2, "TStreamerString": 2, "TNamed": 1,
    ]
    let infos = [StreamerInfo].builtIn.filter { versions[$0.className] == $0.version }
    return Dictionary(uniqueKeysWithValues: infos.map { ($0.className, $0) })
  }()

  /// A list of what describes these classes, and all on which they build.
  static func streamerInfo(of classNames: Set<String>, _ pool: inout ObjectPool) -> StreamedObject {
    var seen: Set<String> = []
    var waiting = classNames.sorted(by: >)
    var items: [StreamedValue] = []
    while let name = waiting.popLast() {
      guard let layout = byName[name], seen.insert(name).inserted else { continue }
      items.append(layout.description(&pool))
      waiting += layout.members.reversed().compactMap(\.className)
    }
    return StreamedObject(className: "TList", items: items)
  }

  private func description(_ pool: inout ObjectPool) -> StreamedValue {
    let elements = members.map { pool.pointer(to: $0.description(in: self)) }
    let list = pool.pointer(to: StreamedObject(className: "TObjArray", items: elements))
    return pool.pointer(
      to: StreamedObject(
        className: "TStreamerInfo",
        members: [
          "fName": .text(name), "fCheckSum": .integer(Int64(checksum)),
          "fClassVersion": .integer(Int64(version)), "fElements": list,
        ]))
  }

  /// A class that a member of another is of.
  fileprivate static func known(_ name: String) -> ClassLayout {
    guard let layout = byName[name] ?? special.first(where: { $0.name == name }) else {
      preconditionFailure("the class '\(name)' has no layout")
    }
    return layout
  }
}

extension ClassLayout.Member {
  /// The class whose layout the member needs.
  fileprivate var className: String? {
    switch kind {
    case .base: name
    case .object(let className), .owned(let className): className
    default: nil
    }
  }

  /// The TStreamerElement.
  fileprivate func description(in layout: ClassLayout) -> StreamedObject {
    switch kind {
    case .base: baseDescription
    case .number(let kind): element("TStreamerBasicType", kind.rawValue, kind.size, kind.typeName)
    case .choice(let typeName): element("TStreamerBasicType", 3, 4, typeName)
    case .counted(let kind, let counter): counted(kind, by: counter, in: layout)
    case .text: element("TStreamerString", 65, 24, "TString")
    case .object(let className): objectDescription(className)
    case .owned(let className):
      element("TStreamerObjectPointer", 63, 8, className + "*", ["fTitle": .text("->")])
    case .pointer(let className): element("TStreamerObjectPointer", 64, 8, className + "*")
    }
  }

  /// - Parameters:
  ///   - className: Of the description.
  ///   - code: What it is, as in TVirtualStreamerInfo::EReadWrite.
  private func element(
    _ className: String, _ code: Int, _ size: Int, _ typeName: String,
    _ more: [String: StreamedValue] = [:]
  ) -> StreamedObject {
    let members: [String: StreamedValue] = [
      "fName": .text(name), "fType": .integer(Int64(code)), "fSize": .integer(Int64(size)),
      "fTypeName": .text(typeName),
    ]
    return StreamedObject(className: className, members: members.merging(more) { $1 })
  }

  private var baseDescription: StreamedObject {
    let base = ClassLayout.known(name)
    let code = ["TObject": 66, "TNamed": 67][name] ?? 0
    let checksum = Int64(Int32(bitPattern: base.checksum))
    return element(
      "TStreamerBase", code, base.size, "BASE",
      [
        "fBaseVersion": .integer(Int64(base.version)),
        "fMaxIndex": .integers([0, checksum, 0, 0, 0]),
      ])
  }

  /// Classes that derive from TObject are told from others.
  private func objectDescription(_ className: String) -> StreamedObject {
    let isOther = className.hasPrefix("TArray") || className.hasPrefix("ROOT::")
    return element(
      isOther ? "TStreamerObjectAny" : "TStreamerObject", isOther ? 62 : 61,
      ClassLayout.known(className).size, className)
  }

  private func counted(_ kind: StreamedNumber, by counter: String, in layout: ClassLayout)
    -> StreamedObject
  {
    element(
      "TStreamerBasicPointer", 40 + kind.rawValue, 8, kind.typeName + "*",
      [
        "fTitle": .text("[\(counter)]"), "fCountName": .text(counter),
        "fCountClass": .text(layout.name), "fCountVersion": .integer(Int64(layout.version)),
      ])
  }
}

extension StreamedNumber {
  fileprivate var size: Int {
    switch self {
    case .int8, .uint8, .bool: 1
    case .int16, .uint16: 2
    case .int32, .counter, .float, .double32, .uint32, .bits: 4
    case .long, .double, .unsignedLong, .int64, .uint64: 8
    }
  }

  fileprivate var typeName: String {
    switch self {
    case .int8: "char"
    case .int16: "short"
    case .int32, .counter: "int"
    case .long: "long"
    case .float: "float"
    case .double: "double"
    case .double32: "Double32_t"
    case .uint8: "unsigned char"
    case .uint16: "unsigned short"
    case .uint32, .bits: "unsigned int"
    case .unsignedLong: "unsigned long"
    case .int64: "Long64_t"
    case .uint64: "ULong64_t"
    case .bool: "bool"
    }
  }
}
