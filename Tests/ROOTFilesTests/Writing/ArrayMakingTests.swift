import Testing

@testable import ROOTFiles

@Suite("Columns' values, made")
struct ArrayMakingTests {
  @Test func `single elements, arrays, lists and lists of arrays`() throws {
    let single = ROOTArray(.text(["a", "b"]))
    #expect(single == ROOTArray(type: .text, count: 2, values: .text(["a", "b"])))
    let bytes = ROOTValues.int8([1, 2, 3, 4, 5, 6])
    let array = try ROOTArray(bytes, shape: [1, 3])
    #expect(array.type.description == "int8_t[1][3]" && array.count == 2)
    let list = try ROOTArray(bytes, counts: [0, 4, 2])
    #expect(list.type.description == "int8_t[]" && list.count == 3)
    #expect(list.offsets == [[0, 0, 4, 6]])
    let both = try ROOTArray(bytes, counts: [2, 0, 1], shape: [2])
    #expect(both.type.description == "int8_t[][2]" && both.offsets == [[0, 4, 4, 6]])
  }

  @Test func `lists of lists, with arrays around and in between`() throws {
    let number = ROOTColumnType.number(.int8)
    let bytes = ROOTValues.int8([1, 2, 3, 4, 5, 6])
    let nested = try ROOTArray(.list(.list(number)), offsets: [[0, 2, 3], [0, 1, 1, 6]], bytes)
    #expect(nested.count == 2)
    // Two lists for each entry.
    let around = try ROOTArray(.array(.list(number), count: 2), offsets: [[0, 1, 1, 4, 6]], bytes)
    #expect(around.count == 2)
    // A list of pairs of lists: its offsets count the lists.
    let between = try ROOTArray(
      .list(.array(.list(number), count: 2)), offsets: [[0, 2, 4], [0, 1, 2, 3, 6]], bytes)
    #expect(between.count == 2)
  }

  @Test(
    arguments: [
      (.list(.number(.int8)), [[0, 3]], "offsets up to 3 for 6 elements"),
      (.list(.number(.int8)), [[0, 7]], "offsets up to 7 for 6 elements"),
      (.list(.number(.int8)), [[1, 6]], "2 offsets for 1 lists; expected 2, the first of them 0"),
      (.list(.number(.int8)), [[]], "-1 elements, which are no whole number of entries"),
      (.list(.number(.int8)), [[0, 4, 3, 6]], "offsets that decrease"),
      (.list(.array(.number(.int8), count: 2)), [[0, 3, 6]], "or cut an array of 2 elements"),
      (.list(.number(.int8)), [], "0 lists of offsets for the type int8_t[], which has 1 levels"),
      (.number(.float), [], "int8_t elements for the type float"),
      (.array(.number(.int8), count: 4), [], "6 elements, which are no whole number of entries"),
      (.array(.number(.int8), count: -1), [], "the type int8_t[-1]; expected arrays of at least"),
      (
        .list(.list(.number(.int8))), [[0, 2], [0, 6]],
        "2 offsets for 2 lists; expected 3, the first of them 0"
      ),
    ] as [(ROOTColumnType, [[Int]], String)])
  func `what does not fit`(type: ROOTColumnType, offsets: [[Int]], reason: String) throws {
    let error = try #require(throws: ROOTFileError.self) {
      try ROOTArray(type, offsets: offsets, .int8([1, 2, 3, 4, 5, 6]))
    }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test(arguments: [[-1, 7], [7], [3, 2]])
  func `lengths that are not those of the elements`(counts: [Int]) {
    #expect(throws: ROOTFileError.self) {
      try ROOTArray(.int8([1, 2, 3, 4, 5, 6]), counts: counts)
    }
    #expect(throws: ROOTFileError.self) {
      try ROOTArray(.int8([1, 2, 3, 4, 5, 6]), counts: [1], shape: [0])
    }
  }
}
