import Foundation
import TestSupport
import Testing

@testable import Events

@Suite("Mapped files")
struct MappingTests {
  /// Every element type in both byte orders, with the bytes of a number for each.
  static let types: [(descriptor: String, bytes: @Sendable (Int) -> [UInt8])] = [
    ("f8", { big(Double($0).bitPattern) }), ("f4", { big(Float($0).bitPattern) }),
    ("i8", { big(Int64(-$0)) }), ("i4", { big(Int32(-$0)) }), ("i2", { big(Int16(-$0)) }),
    ("i1", { big(Int8(truncatingIfNeeded: $0)) }), ("u8", { big(UInt64($0)) }),
    ("u4", { big(UInt32($0)) }), ("u2", { big(UInt16($0)) }),
    ("u1", { big(UInt8(truncatingIfNeeded: $0)) }), ("b1", { [UInt8($0 % 3)] }),
  ]

  private static func big(_ bits: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: bits.bigEndian) { Array($0) }
  }

  private static func elements(_ count: Int, _ type: Int, order: String) -> Data {
    var data = Data()
    for number in 0..<count {
      let bytes = types[type].bytes(number)
      data.append(contentsOf: order == ">" ? bytes : bytes.reversed())
    }
    return data
  }

  @Test(arguments: types.indices, ["<", ">"])
  func `hold what reading gives, in every type and order`(type: Int, order: String) throws {
    // Two blocks and a bit, so that blocks end within columns.
    let (count, names) = (2 * Column.blockSize + 3, ["a", "b", "c"])
    for (isFortran, shape) in [("False", "(\(count), 3)"), ("True", "(\(count), 3)")] {
      let elements = Self.elements(3 * count, type, order: order)
      let data = npy(order + Self.types[type].descriptor, shape, [], order: isFortran) + elements
      try withFile(data) { file in
        let read = try EventTable(numPy: NumPyFile.read(file), columns: names)
        let mapped = try EventTable(mapping: file, columns: names)
        #expect(try mapped.columnNames.allSatisfy { try mapped.storedColumn($0).isMapped })
        #expect(mapped == read)
        let rows = [count - 1, 0, Column.blockSize, 7, 7]
        #expect(mapped.rows(at: rows) == read.rows(at: rows))
        let (some, same) = (mapped.filtered { $0 % 3 != 1 }, read.filtered { $0 % 3 != 1 })
        #expect(some == same && some.count > count / 2)
      }
    }
  }

  @Test func `give the bytes of every range, also at the borders of blocks`() throws {
    let count = 2 * Column.blockSize + 1
    try withArray(shape: [count]) { file in
      let column = try EventTable(mapping: file, columns: ["x"]).storedColumn("x")
      for start in [0, 1, Column.blockSize - 1, Column.blockSize, count - 1, count] {
        for end in [start, start + 1, start + Column.blockSize, count] where start...count ~= end {
          var buffer = [Double](repeating: -1, count: end - start)
          column.read(start..<end, into: &buffer)
          #expect(buffer == (start..<end).map { Double($0) }, "\(start)..<\(end)")
        }
      }
    }
  }

  @Test func `in blocks give every number once`() throws {
    try withArray(shape: [Column.blockSize + 5, 2]) { file in
      let column = try EventTable(mapping: file, columns: ["x", "y"]).storedColumn("y")
      var numbers: [Double] = []
      column.forEachBlock { first, block in
        #expect(first == numbers.count)
        numbers += block
      }
      #expect(numbers == (0..<column.count).map { Double(2 * $0 + 1) })
    }
  }

  @Test(arguments: [([0], ["x"]), ([0, 2], ["x", "y"]), ([0, 0], [])])
  func `may be empty`(shape: [Int], names: [String]) throws {
    try withArray(shape: shape) { file in
      let table = try EventTable(mapping: file, columns: names)
      #expect(table.count == 0 && table.columnNames == names)
      for name in names { #expect(try table[name] == []) }
      #expect(table.filtered { _ in true }.count == 0)
    }
  }

  @Test func `make a table of one column each`() throws {
    try withTemporaryFolder { folder in
      func file(_ name: String, _ shape: [Int]) throws -> URL {
        let url = folder.appending(path: name)
        let values = (0..<shape.reduce(1, *)).map { Double($0) }
        try NumPyFile.write(NumPyArray(shape: shape, values: values), to: url)
        return url
      }
      let (line, column) = (try file("a.npy", [3]), try file("b.npy", [3, 1]))
      let table = try EventTable(mapping: ["b": column, "a": line])
      #expect(table.columnNames == ["b", "a"])
      #expect(try table["a"] == [0, 1, 2] && table["b"] == [0, 1, 2])
      let longer = try file("c.npy", [4])
      #expect(
        errorText { try EventTable(mapping: ["a": line, "c": longer]) }
          == "column 'c' has 4 values, but the table has 3 events")
    }
  }

  @Test func `are used where they lie, if they are numbers of this machine`() throws {
    try withArray(shape: [10]) { file in
      let table = try EventTable(mapping: file, columns: ["x"])
      let column = try table.rows(in: 3..<9).storedColumn("x")
      let start = try #require(column.contiguous(2..<6))
      #expect(Array(UnsafeBufferPointer(start: start, count: 4)) == [5, 6, 7, 8])
      #expect(try table.filtered { $0 % 2 == 0 }.storedColumn("x").contiguous(0..<1) == nil)
    }
    try withArray(shape: [10, 2]) { file in
      let table = try EventTable(mapping: file, columns: ["x", "y"])
      #expect(try table.storedColumn("y").contiguous(0..<1) == nil)
    }
    // The elements begin at an odd address, so they are copied.
    try withFile(npy("<f8", "(1, )", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F])) { file in
      let column = try EventTable(mapping: file, columns: ["x"]).storedColumn("x")
      #expect(column.contiguous(0..<1) == nil && column[0] == 1.5)
    }
  }

  @Test func `outlive the file's name, and what is under it next`() throws {
    try withArray(shape: [4]) { file in
      let table = try EventTable(mapping: file, columns: ["x"])
      try NumPyFile.write(NumPyArray(shape: [1], values: [9]), to: file)
      #expect(try table["x"] == [0, 1, 2, 3])
      try FileManager.default.removeItem(at: file)
      #expect(try table["x"] == [0, 1, 2, 3])
    }
  }
}

/// Runs the body with a file of these bytes.
func withFile(_ data: Data, _ body: (URL) throws -> Void) throws {
  try withTemporaryFolder { folder in
    let file = folder.appending(path: "a.npy")
    try data.write(to: file)
    try body(file)
  }
}

/// Runs the body with a file of an array of 0, 1, 2 ….
func withArray(shape: [Int], _ body: (URL) throws -> Void) throws {
  let values = (0..<shape.reduce(1, *)).map { Double($0) }
  try withFile(NumPyFile.data(of: NumPyArray(shape: shape, values: values)), body)
}
