import Events
import Foundation
import TestSupport
import Testing

@Suite("NumPy files")
struct NumPyFileTests {
  @Test(
    arguments: [
      ("<f8", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], 1.5), (">f8", [0x3F, 0xF8, 0, 0, 0, 0, 0, 0], 1.5),
      ("<f2", [0, 0x3E], 1.5), (">f2", [0x80, 1], -0x1p-24), ("<f2", [0xFF, 0x7B], 65504),
      ("<f2", [0, 0xFC], -.infinity), ("<f4", [0, 0, 0xC0, 0x3F], 1.5),
      (">f4", [0x3F, 0xC0, 0, 0], 1.5),
      ("<i8", [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -2),
      ("<i4", [0xFE, 0xFF, 0xFF, 0xFF], -2), (">i4", [0xFF, 0xFF, 0xFF, 0xFE], -2),
      ("<i2", [0xFE, 0xFF], -2), ("|i1", [0xFE], -2), ("|u1", [0xFE], 254), ("<u2", [1, 2], 513),
      ("<u4", [0xFF, 0xFF, 0xFF, 0xFF], 4_294_967_295), ("<u8", [0, 0, 0, 0, 1, 0, 0, 0], 0x1p32),
      ("|b1", [1], 1),
    ] as [(String, [UInt8], Double)])
  func `every element type`(type: String, bytes: [UInt8], value: Double) throws {
    #expect(try parse(npy(type, "()", bytes)) == NumPyArray(shape: [], values: [value]))
    #expect(try parse(npy(type, "(2,)", bytes + bytes)).values == [value, value])
  }

  @Test func `Fortran order is rearranged`() throws {
    let bytes = npy("|u1", "(2, 3)", [1, 4, 2, 5, 3, 6], order: "True")
    #expect(try parse(bytes) == NumPyArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 6]))
    let cube = npy("|u1", "(2, 2, 2)", [0, 4, 2, 6, 1, 5, 3, 7], order: "True")
    #expect(try parse(cube).values == [0, 1, 2, 3, 4, 5, 6, 7])
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func `format versions`(version: UInt8) throws {
    #expect(try parse(npy("|u1", "(1,)", [9], version: version)).values == [9])
  }

  @Test func `lengths as Python 2 wrote them`() throws {
    #expect(try parse(npy("|u1", "(2L, 1L)", [8, 9])).values == [8, 9])
  }

  @Test(arguments: [[], [0], [3], [2, 3], [0, 4], [2, 1, 3]])
  func `what is written reads back`(shape: [Int]) throws {
    let values = (0..<shape.reduce(1, *)).map { Double($0) - 0.1 }
    let array = NumPyArray(shape: shape, values: values)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "array.npy")
      try NumPyFile.write(array, to: file)
      #expect(try NumPyFile.read(file) == array)
    }
    #expect(NumPyFile.data(of: array).count == 128 + 8 * values.count)
  }

  @Test func `tables from arrays and back`() throws {
    let array = NumPyArray(shape: [3, 2], values: [1, 2, 3, 4, 5, 6])
    let table = try EventTable(numPy: array, columns: ["x", "y"])
    #expect(try table["y"] == [2, 4, 6])
    #expect(try table.numPyArray(columns: ["x", "y"]) == array)
    let line = try EventTable(numPy: NumPyArray(shape: [2], values: [1, 2]), columns: ["x"])
    #expect(try line["x"] == [1, 2])
    #expect(
      errorText { try EventTable(numPy: array, columns: ["x", "y", "z"]) }
        == "an array of shape [3, 2] does not make 3 columns (x, y, z); expected [events, 3]")
  }

  private func parse(_ data: Data) throws -> NumPyArray {
    try NumPyFile.parse(data, file: "a.npy")
  }
}

/// The bytes of a file as NumPy would lay them out, but for alignment.
func npy(
  _ type: String, _ shape: String, _ elements: [UInt8], order: String = "False", version: UInt8 = 1
) -> Data {
  npy(
    header: "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }", elements,
    version: version)
}

func npy(header: String, _ elements: [UInt8] = [], version: UInt8 = 1) -> Data {
  let length = header.utf8.count
  let lengthBytes = (0..<(version == 1 ? 2 : 4)).map {
    UInt8(truncatingIfNeeded: length >> (8 * $0))
  }
  return Data([0x93] + Array("NUMPY".utf8) + [version, 0] + lengthBytes) + Data(header.utf8)
    + Data(elements)
}
