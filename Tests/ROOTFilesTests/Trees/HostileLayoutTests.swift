import Testing

@testable import ROOTFiles

/// Descriptions of classes that no compiler would have made.
@Suite("Layouts in damaged files") struct HostileLayoutTests {
  @Test func `lists in lists without end are refused`() {
    let name =
      String(repeating: "vector<", count: 5000) + "int" + String(repeating: ">", count: 5000)
    #expect(throws: NotAColumn.self) {
      try ShapeReader(catalog: .builtIn).shape(ofType: name, isFramed: true)
    }
  }

  @Test func `lengths whose product is too large for a number are refused`() {
    #expect(ShapeReader.elementCount(of: [2, 3]) == 6)
    #expect(ShapeReader.elementCount(of: []) == 1)
    #expect(ShapeReader.elementCount(of: [1 << 14, 1 << 14]) == 1 << 28)
    #expect(ShapeReader.elementCount(of: [1 << 14, 1 << 14, 2]) == nil)
    #expect(ShapeReader.elementCount(of: [1 << 28, 1 << 28, 1 << 28]) == nil)
    #expect(ShapeReader.elementCount(of: [.max, .max]) == nil)
    #expect(ShapeReader.elementCount(of: [-1, -1]) == nil)
    #expect(ShapeReader.elementCount(of: [0]) == nil)
    // Each is a level of the column's type.
    #expect(ShapeReader.elementCount(of: Array(repeating: 1, count: 10_000)) == nil)
  }

  /// Each class has ten of the next one: ten thousand million ways lead to the last.
  @Test(.timeLimit(.minutes(1))) func `a class is looked at once`() {
    let catalog = StreamerCatalog(
      (0..<10).map { depth in
        StreamerInfo(
          className: "C\(depth)", version: 1, checksum: 0,
          elements: (0..<10).map { object("m\($0)", of: "C\(depth + 1)") })
      } + [StreamerInfo(className: "C10", version: 1, checksum: 0, elements: [])])
    #expect(throws: Never.self) {
      let shape = try ShapeReader(catalog: catalog).shape(ofClass: "C0")
      #expect(shape.columns.isEmpty)
    }
  }

  @Test(arguments: ["TClonesArray", "TVector3*", "vector<TVector3*>", "map<int,TObject*>"])
  func `pointers and arrays of ROOT's objects are refused by name`(type: String) throws {
    let error = #expect(throws: NotAColumn.self) {
      try ShapeReader(catalog: .builtIn).shape(ofType: type, isFramed: true)
    }
    let className = type.contains("TVector3") ? "TVector3" : type.contains("map") ? "TObject" : type
    #expect(try #require(error).reason.contains(className), "\(type)")
  }

  private func object(_ name: String, of className: String) -> StreamerElement {
    StreamerElement(
      name: name, layout: .object(className: className),
      declaration: .init(code: 62, typeName: className, comment: "", lengths: []))
  }
}
