import Testing

@testable import ROOTFiles

@Suite("Objects by the layouts of their classes")
struct ObjectReaderTests {
  private static let catalog = StreamerCatalog([
    StreamerInfo(
      className: "Point", version: 3, checksum: 77,
      elements: [
        StreamerElement(name: "TNamed", layout: .base),
        StreamerElement(name: "n", layout: .number(.counter)),
        StreamerElement(name: "values", layout: .counted(.double, counter: "n", arrays: 1)),
        StreamerElement(name: "fixed", layout: .numbers(.uint16, count: 2)),
        StreamerElement(name: "gone", layout: .absent),
        StreamerElement(name: "next", layout: .pointer),
      ]),
    StreamerInfo(
      className: "TNamed", version: 1, checksum: 0,
      elements: [
        StreamerElement(name: "fName", layout: .text),
        StreamerElement(name: "fTitle", layout: .text),
      ]),
    StreamerInfo(
      className: "TObjString", version: 1, checksum: 0,
      elements: [
        StreamerElement(name: "TObject", layout: .base),
        StreamerElement(name: "fString", layout: .text),
      ]),
    StreamerInfo(
      className: "Nest", version: 1, checksum: 0,
      elements: [StreamerElement(name: "inner", layout: .object(className: "Nest"))]),
  ])

  private func tree(_ className: String, _ bytes: Bytes) throws -> StreamedTree {
    let source = ByteSource(file: "f.root", key: "k;1", isInObject: true)
    var reader = ObjectReader(
      ByteReader(bytes.data, source: source), keyLength: 10, catalog: Self.catalog)
    return try reader.tree(ofClass: className)
  }

  private func addPoint(
    to bytes: inout Bytes, version: Int16 = 3, count: Int32 = 2, next: (inout Bytes) -> Void
  ) {
    bytes.addObject(version: version) { point in
      point.addObject(version: 1) {
        $0.add(text: "name")
        $0.add(text: "title")
      }
      point.add(count, UInt8(1))
      point.add(0.5)
      point.add(-2.0)
      point.add(UInt16(65535), UInt16(7))
      next(&point)
    }
  }

  /// A pointer to a new object of a class that is named here.
  private func addPointer(to bytes: inout Bytes, _ className: String, _ object: Bytes) {
    let name = Array(className.utf8) + [0]
    bytes.add(UInt32(4 + name.count + object.count) | 0x4000_0000, UInt32(0xFFFF_FFFF))
    bytes.add(name + object.data)
  }

  private func string(_ text: String) -> Bytes {
    var bytes = Bytes()
    bytes.addString(text)
    return bytes
  }

  @Test func `numbers, arrays, bases and a null pointer`() throws {
    var bytes = Bytes()
    addPoint(to: &bytes) { $0.add(UInt32(0)) }
    let point = try tree("Point", bytes).view
    #expect(try point.text("fTitle") == "title")
    #expect(try point.integer("n") == 2)
    #expect(try point.reals("values") == [0.5, -2])
    #expect(try point.reals("fixed") == [65535, 7])
    #expect(try point.pointee("next") == nil)
    #expect(point.object.isKind(of: "TNamed"))
  }

  @Test func `a class without a version is known by its checksum`() throws {
    var named = Bytes()
    addPoint(to: &named) { $0.add(UInt32(0)) }
    // After the count and the version.
    var bytes = Bytes()
    bytes.addObject(version: 0) {
      $0.add(UInt32(77))
      $0.add(Array(named.data.dropFirst(6)))
    }
    #expect(try tree("Point", bytes).view.reals("values") == [0.5, -2])
  }

  @Test func `a list whose objects share a class and refer to one another`() throws {
    var bytes = Bytes()
    bytes.addObject(version: 5) { list in
      list.addRootObject()
      list.add(text: "")
      list.add(Int32(3))
      // The list's count and version take 6 bytes, what came in it 15: the pointer is at 21.
      addPointer(to: &list, "TObjString", string("one"))
      list.add(text: "")
      // The class was named 4 bytes on. Tags count from the record's start, 10 bytes before, plus 2.
      let second = string("two")
      list.add(UInt32(4 + second.count) | 0x4000_0000, UInt32(21 + 4 + 12) | 0x8000_0000)
      list.add(second.data)
      list.add(text: "")
      list.add(UInt32(21 + 12))
      list.add(text: "")
    }
    let list = try tree("TList", bytes).view
    #expect(try list.items.map { try $0?.text("fString") } == ["one", "two", "one"])
  }

  @Test func `an object that cannot be read costs only itself`() throws {
    var bytes = Bytes()
    bytes.addObject(version: 5) { list in
      list.addRootObject()
      list.add(text: "")
      list.add(Int32(2))
      addPointer(to: &list, "Unknown", string("one"))
      list.add(text: "")
      addPointer(to: &list, "TObjString", string("two"))
      list.add(text: "")
    }
    let list = try tree("TList", bytes).view
    #expect(try list.item(1)?.text("fString") == "two")
    let error = try #require(throws: ROOTFileError.self) { try list.item(0) }
    #expect(
      error.description
        == "f.root, key 'k;1', byte 43 of the uncompressed object: the class 'Unknown' cannot be"
        + " read: the file does not say how version 1 is laid out")
  }

  @Test func `a pointer back to the object that holds it`() throws {
    var inner = Bytes()
    // The outer point's pointer is behind the 48 bytes that `addPoint` writes before it; tags count
    // from the record's start, 10 bytes before, plus 2.
    addPoint(to: &inner) { $0.add(UInt32(48 + 12)) }
    var bytes = Bytes()
    addPoint(to: &bytes) { addPointer(to: &$0, "Point", inner) }
    let first = try #require(try tree("Point", bytes).view.pointee("next"))
    let second = try #require(try first.pointee("next"))
    #expect(try second.reals("values") == [0.5, -2])
  }

  @Test(
    arguments: [
      (Int16(4), Int32(2), "cannot be read: the file does not say how version 4 is laid out, only"),
      (3, -1, "-1 values of 8 bytes each where 24 bytes are left; the file is damaged"),
      (3, Int32.max, "2147483647 values of 8 bytes each where 24 bytes are left"),
      (3, 1, "8 bytes too many in an object of class 'Point'"),
    ])
  func `a false version or count`(version: Int16, count: Int32, reason: String) throws {
    var bytes = Bytes()
    addPoint(to: &bytes, version: version, count: count) { $0.add(UInt32(0)) }
    let error = try #require(throws: ROOTFileError.self) { try tree("Point", bytes) }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test func `a count of bytes beyond the end, or short of it`() throws {
    var bytes = string("text")
    bytes.replace(at: 0, with: UInt32(bytes.count) | 0x4000_0000)
    let beyond = try #require(throws: ROOTFileError.self) { try tree("TObjString", bytes) }
    #expect(beyond.description.contains("of 19 bytes where 15 are left"), "\(beyond)")

    bytes = string("text")
    bytes.add([0, 0])
    bytes.replace(at: 0, with: UInt32(bytes.count - 4) | 0x4000_0000)
    let short = try #require(throws: ROOTFileError.self) { try tree("TObjString", bytes) }
    #expect(short.description.contains("2 bytes too many in an object of class 'TObjString'"))
  }

  @Test func `objects without end are stopped`() throws {
    var bytes = Bytes()
    for _ in 0..<100 { bytes.add(Int16(1)) }
    let error = try #require(throws: ROOTFileError.self) { try tree("Nest", bytes) }
    #expect(
      error.description
        == "f.root, key 'k;1', byte 128 of the uncompressed object: the class 'Nest' cannot be read:"
        + " it lies in 64 objects that lie in one another")
  }
}
