/// Writes an object and all that it points to, guided by the layouts of its classes: what
/// ``ObjectReader`` reads.
///
/// An object may have the members of its bases among its own. A member that it does not have is
/// written as zero, as an empty text or array, or as a null pointer.
struct ObjectWriter {
  private static let classBit: UInt32 = 0x8000_0000
  private static let newClass: UInt32 = 0xFFFF_FFFF
  /// Tags are positions plus two, so that 0 and 1 are free.
  private static let tagOffset = 2

  private(set) var writer = ByteWriter()
  private let pointees: [StreamedObject]
  private let layouts: [String: StreamerInfo]
  /// What references add to a position: they count from the beginning of the record.
  private let origin: Int
  private var classTags: [String: UInt32] = [:]
  private var objectTags: [Int: UInt32] = [:]

  /// - Parameters:
  ///   - pool: What the object's pointers lead to.
  ///   - layouts: The classes that are written member by member.
  ///   - keyLength: How many bytes precede the object in its record.
  init(_ pool: ObjectPool, layouts: [String: StreamerInfo], keyLength: Int) {
    pointees = pool.pointees
    self.layouts = layouts
    origin = keyLength
  }

  /// Adds an object as one of its class, or of a base of it.
  mutating func add(_ object: StreamedObject, as className: String) {
    switch className {
    case "TObject": addRootObject(object)
    case "TString": writer.add(text: object.text("fString"))
    case "TList", "THashList": addList(object)
    case "TObjArray": addObjectArray(object)
    case "TArrayC": addArray(.int8, object)
    case "TArrayS": addArray(.int16, object)
    case "TArrayI": addArray(.int32, object)
    case "TArrayL64": addArray(.int64, object)
    case "TArrayF": addArray(.float, object)
    case "TArrayD": addArray(.double, object)
    default: addDescribed(object, className)
    }
  }

  private mutating func addDescribed(_ object: StreamedObject, _ className: String) {
    guard let info = layouts[className] else {
      preconditionFailure("the class '\(className)' has no layout to write it by")
    }
    addCounted { this in
      this.addVersion(of: info)
      for element in info.elements { this.add(element, of: object) }
    }
  }

  /// Classes without a version have 0 and their checksum in its place.
  private mutating func addVersion(of info: StreamerInfo) {
    writer.add(Int16(max(info.version, 0)))
    if info.version < 0 { writer.add(UInt32(info.checksum)) }
  }

  /// What the body adds, after a count of its bytes.
  private mutating func addCounted(_ body: (inout ObjectWriter) -> Void) {
    let start = writer.count
    writer.addZeros(4)
    body(&self)
    let length = UInt32(writer.count - start - 4) | VersionHeader.countBit
    writer.replace(at: start, with: length)
  }

  // MARK: Members

  private mutating func add(_ element: StreamerElement, of object: StreamedObject) {
    let value = object[element.name]
    switch element.layout {
    case .base:
      let base = object.bases.first { $0.className == element.name }
      add(base ?? object, as: element.name)
    case .number(let kind): kind.write(value, count: 1, to: &writer)
    case .numbers(let kind, let count): kind.write(value, count: count, to: &writer)
    case .counted(let kind, let counter, _): addCounted(kind, value, count: object[counter])
    case .text: writer.add(text: object.text(element.name))
    case .object(let className): addPart(value, className)
    case .pointer: addPointer(value)
    case .absent: break
    case .objects, .unsupported: preconditionFailure("'\(element.name)' cannot be written")
    }
  }

  private mutating func addPart(_ value: StreamedValue?, _ className: String) {
    guard case .object(let part) = value else {
      return add(StreamedObject(className: className), as: className)
    }
    add(part, as: className)
  }

  private mutating func addCounted(
    _ kind: StreamedNumber, _ value: StreamedValue?, count: StreamedValue?
  ) {
    guard case .integer(let count)? = count, count > 0 else { return writer.add(UInt8(0)) }
    writer.add(UInt8(1))
    kind.write(value, count: Int(count), to: &writer)
  }

  // MARK: Pointers

  private mutating func addPointer(_ value: StreamedValue?) {
    guard case .pointer(let index?) = value else { return writer.add(UInt32(0)) }
    if let tag = objectTags[index] { return writer.add(tag) }
    objectTags[index] = tag(at: writer.count)
    let object = pointees[index]
    addCounted { this in
      this.addClass(object.className)
      this.add(object, as: object.className)
    }
  }

  private mutating func addClass(_ name: String) {
    if let tag = classTags[name] { return writer.add(tag | Self.classBit) }
    classTags[name] = tag(at: writer.count)
    writer.add(Self.newClass)
    writer.add(bytes: name.utf8)
    writer.add(UInt8(0))
  }

  private func tag(at position: Int) -> UInt32 { UInt32(position + origin + Self.tagOffset) }

  // MARK: Classes that ROOT writes by hand

  private mutating func addRootObject(_ object: StreamedObject) {
    writer.add(Int16(1))
    writer.add(UInt32(object.integer("fUniqueID")))
    writer.add(UInt32(object.integer("fBits")))
  }

  private mutating func addList(_ list: StreamedObject) {
    addCounted { this in
      this.writer.add(Int16(5))
      this.addRootObject(list)
      this.writer.add(text: list.text("fName"))
      this.writer.add(Int32(list.items.count))
      for item in list.items {
        this.addPointer(item)
        this.writer.add(text: "")  // An option for drawing.
      }
    }
  }

  private mutating func addObjectArray(_ array: StreamedObject) {
    addCounted { this in
      this.writer.add(Int16(3))
      this.addRootObject(array)
      this.writer.add(text: array.text("fName"))
      this.writer.add(Int32(array.items.count))
      this.writer.add(Int32(0))  // The index of the first.
      for item in array.items { this.addPointer(item) }
    }
  }

  private mutating func addArray(_ kind: StreamedNumber, _ object: StreamedObject) {
    let values = object["fArray"]
    let count = values?.count ?? 0
    writer.add(Int32(count))
    kind.write(values, count: count, to: &writer)
  }
}

extension StreamedObject {
  fileprivate func text(_ name: String) -> String {
    guard case .text(let value) = self[name] else { return "" }
    return value
  }

  fileprivate func integer(_ name: String) -> Int64 {
    guard case .integer(let value) = self[name] else { return 0 }
    return value
  }
}

extension StreamedValue {
  fileprivate var count: Int {
    switch self {
    case .integers(let values): values.count
    case .reals(let values): values.count
    default: 1
    }
  }
}
