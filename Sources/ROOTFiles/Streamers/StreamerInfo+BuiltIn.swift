extension [StreamerInfo] {
  /// The classes in which a file describes its classes, and those that files leave out.
  static let builtIn: [StreamerInfo] =
    [
      info("TNamed", 1, [.base("TObject"), .text("fName"), .text("fTitle")]),
      info("TObjString", 1, [.base("TObject"), .text("fString")]),
    ]
    + (2...10).map {
      info(
        "TStreamerInfo", $0,
        [
          .base("TNamed"), .number("fCheckSum", .uint32), .number("fClassVersion", .int32),
          StreamerElement(name: "fElements", layout: .pointer),
        ])
    }
    + [
      info("TStreamerElement", 2, element), info("TStreamerElement", 4, element),
      info(
        "TStreamerElement", 3,
        element + ["fXmin", "fXmax", "fFactor"].map { .number($0, .double) }),
    ]
    + (2...3).map { info("TStreamerBase", $0, derived + [.number("fBaseVersion", .int32)]) }
    + ["TStreamerBasicPointer", "TStreamerLoop"].map {
      info(
        $0, 2,
        derived + [.number("fCountVersion", .int32), .text("fCountName"), .text("fCountClass")])
    }
    + plainElements.flatMap { [info($0, 1, derived), info($0, 2, derived)] }
    + (2...3).map {
      info("TStreamerSTL", $0, derived + [.number("fSTLtype", .int32), .number("fCtype", .int32)])
    }
    + [info("TStreamerSTLstring", 2, [.base("TStreamerSTL")])]
    + [info("TStreamerArtificial", 0, derived), info("TStreamerArtificial", 1, derived)]
}

private let plainElements = [
  "TStreamerBasicType", "TStreamerObject", "TStreamerObjectAny", "TStreamerObjectPointer",
  "TStreamerObjectAnyPointer", "TStreamerString",
]

private let element: [StreamerElement] =
  [
    .base("TNamed"), .number("fType", .int32), .number("fSize", .int32),
    .number("fArrayLength", .int32), .number("fArrayDim", .int32),
    StreamerElement(name: "fMaxIndex", layout: .numbers(.int32, count: 5)), .text("fTypeName"),
  ]

private let derived: [StreamerElement] = [.base("TStreamerElement")]

private func info(_ name: String, _ version: Int, _ elements: [StreamerElement]) -> StreamerInfo {
  StreamerInfo(className: name, version: version, checksum: 0, elements: elements)
}

extension StreamerElement {
  fileprivate static func base(_ name: String) -> Self { .init(name: name, layout: .base) }
  fileprivate static func text(_ name: String) -> Self { .init(name: name, layout: .text) }
  fileprivate static func number(_ name: String, _ kind: StreamedNumber) -> Self {
    .init(name: name, layout: .number(kind))
  }
}
