/// The layout of one version of a class.
struct StreamerInfo: Sendable {
  let className: String
  let version: Int
  /// A number made of the class' members, which stands for the version of classes that have none.
  let checksum: Int
  let elements: [StreamerElement]

  /// The classes that it derives from directly.
  var bases: [String] {
    elements.filter(\.isBase).map(\.name)
  }
}

extension StreamerInfo {
  /// - Parameter object: A TStreamerInfo.
  init(_ object: ObjectView) throws {
    className = try object.text("fName")
    version = try object.integer("fClassVersion")
    checksum = try object.integer("fCheckSum")
    elements = try object.requiredPointee("fElements").items.map { item in
      guard let item else { throw object.malformed("its list of members has a gap") }
      return try StreamerElement(item)
    }
  }
}
