import Events
import Foundation
import Testing

@Suite("NumPy files: errors")
struct NumPyErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let data: Data
    let text: String

    init(_ name: String, _ data: Data, _ text: String) {
      testDescription = name
      self.data = data
      self.text = text
    }
  }

  static let readTypes =
    " (f2, f4, f8, i1 to i8, u1 to u8, bool, U, S and records of these are read)"
  static let convert = " are not read; convert them to float64"

  static let cases = [
    Case("empty", Data(), "not a NumPy file: it does not begin with the bytes \\x93NUMPY"),
    Case(
      "magic", Data("EventId,DER_mass_MMC".utf8),
      "not a NumPy file: it does not begin with the bytes \\x93NUMPY"),
    Case(
      "version", npy("<f8", "(1,)", [], version: 9),
      "NumPy format version 9 is unknown; versions 1 to 3 are read"),
    Case(
      "header cut", npy("<f8", "(1,)", []).prefix(30), "the NumPy header is damaged: it ends early"
    ),
    Case(
      "elements cut", npy("<f8", "(2,)", [0, 0, 0]),
      "the array needs 16 bytes, but the file holds 3 after the header"),
    Case(
      "elements left over", npy("|u1", "(2,)", [0, 0, 0]),
      "the array needs 2 bytes, but the file holds 3 after the header"),
    Case(
      "complex", npy("<c16", "(1,)", []),
      "elements of type '<c16' are not read;"
        + " store the real and the imaginary part of complex numbers apart" + readTypes),
    Case("quadruple", npy("<f16", "(1,)", []), "elements of type '<f16'" + convert + readTypes),
    Case("date", npy("<M8[ns]", "(1,)", []), "elements of type '<M8[ns]'" + convert + readTypes),
    Case("object", npy("|O", "(1,)", []), "elements of type '|O'" + convert + readTypes),
    Case(
      "text", npy("<U1", "(1,)", [65, 0, 0, 0]),
      "elements of type '<U1' are texts, not numbers; read them as texts"),
    Case(
      "huge", npy("<f8", "(4294967296, 4294967296)", []),
      "an array of shape [4294967296, 4294967296] is too large"),
    Case(
      "huge in bytes", npy("<f8", "(2305843009213693952,)", []),
      "an array of shape [2305843009213693952] is too large"),
    Case(
      "negative", npy("<f8", "(-1,)", []),
      "the NumPy header is damaged: expected a length before '-1,), }'"),
    Case(
      "no dictionary", npy(header: "hello"),
      "the NumPy header is damaged: expected '{' before 'hello'"),
    Case(
      "keys", npy(header: "{'descr': '<f8'}"),
      "the NumPy header is damaged: it needs 'descr', 'fortran_order' and 'shape'"),
    Case(
      "unknown key", npy(header: "{'dtype': '<f8'}"),
      "the NumPy header is damaged: unknown key 'dtype'"),
    Case(
      "inexact", npy("<i8", "(1,)", [1, 0, 0, 0, 0, 0, 0x20, 0]),
      "element 0 is 9007199254740993,"
        + " which a 64-bit floating-point number cannot hold exactly"),
  ]

  @Test(arguments: cases)
  func `say what is wrong`(item: Case) {
    #expect(
      errorText { try NumPyFile.parse(item.data, file: "a.npy") } == "a.npy: \(item.text)")
  }

  @Test func `files that are not there`() {
    #expect(
      errorText { try NumPyFile.read(URL(filePath: "/nowhere/a.npy")) }
        == "/nowhere/a.npy: no such file")
    let array = NumPyArray(shape: [0], values: [])
    #expect(
      errorText { try NumPyFile.write(array, to: URL(filePath: "/nowhere/a.npy")) }
        .hasPrefix("/nowhere/a.npy: cannot be written: "))
  }
}
