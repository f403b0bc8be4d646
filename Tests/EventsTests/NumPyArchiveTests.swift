import Foundation
import TestSupport
import Testing

@testable import Events

@Suite("NumPy archives")
struct NumPyArchiveTests {
  static let table = {
    let count = 300
    return try! EventTable(
      columns: [
        "pt": (0..<count).map { Double($0) / 7 }, "zero": [Double](repeating: 0, count: count),
      ], text: ["label": (0..<count).map { $0 % 3 == 0 ? "s" : "bé" }])
  }()

  private func withArchive(
    _ storage: NumPyArchive.Storage, _ body: (URL) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.npz")
      try NumPyArchive.write(Self.table, to: file, storage: storage)
      try body(file)
    }
  }

  @Test(arguments: [NumPyArchive.Storage.plain, .deflated])
  func `what is written reads back`(storage: NumPyArchive.Storage) throws {
    try withArchive(storage) { file in
      let archive = try NumPyArchive(file)
      #expect(archive.names == ["pt", "zero", "label"])
      #expect(try archive.table() == Self.table)
      #expect(
        try archive.table(columns: ["label", "pt"]) == Self.table.selecting(["pt", "label"]))
      #expect(try archive.array("pt") == NumPyArray(shape: [300], values: Self.table["pt"]))
      #expect(try archive.texts("label") == Self.table.text("label"))
    }
  }

  @Test func `stored arrays are used where they lie, compressed ones are in memory`() throws {
    try withArchive(.plain) { file in
      let column = try NumPyArchive(file).table().storedColumn("zero")
      #expect(column.isMapped && column.contiguous(0..<300) != nil)
    }
    try withArchive(.deflated) { file in
      let column = try NumPyArchive(file).table().storedColumn("zero")
      let size = try Data(contentsOf: file).count
      #expect(!column.isMapped && size < 3000)
    }
  }

  @Test func `the room of an array is that in its directory`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.npz")
      let array = NumPyArray(shape: [1000], values: Array(repeating: 1, count: 1000))
      for storage in [NumPyArchive.Storage.plain, .deflated] {
        try NumPyArchive.write(["x": array], to: file, storage: storage)
        let room = try NumPyArchive(file).room(of: "x")
        // The header takes 128 bytes.
        #expect(room.byteCount == 8128 && room.isCompressed == (storage == .deflated))
        #expect((room.storedByteCount == 8128) == (storage == .plain))
      }
      #expect(throws: EventsError.self) { try NumPyArchive(file).room(of: "y") }
    }
  }

  @Test func `arrays of any shape, and tables of one array`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "arrays.npz")
      let matrix = NumPyArray(shape: [2, 2], values: [1, 2, 3, 4])
      try NumPyArchive.write(["X": matrix, "n": NumPyArray(shape: [], values: [7])], to: file)
      let archive = try NumPyArchive(file)
      #expect(try archive.array("X") == matrix && archive.array("n").values == [7])
      #expect(try archive.table(of: "X", columns: ["a", "b"])["b"] == [2, 4])
      #expect(
        errorText { try archive.table() }
          == "\(file.path): X: an array of shape [2, 2] does not make 1 columns (X);"
          + " expected [events, 1]")
      #expect(
        errorText { try archive.array("x") }
          == "\(file.path): no array 'x'; did you mean 'X'?\nThe arrays are: X, n")
      #expect(
        errorText { try NumPyArchive.write(["a": matrix, "a": matrix], to: file) }
          == "column 'a' is given twice; every column needs a name of its own")
    }
  }

  @Test func `a stored array's checksum is looked at when it is read, not when it is mapped`()
    throws
  {
    try withArchive(.plain) { file in
      var data = try Data(contentsOf: file)
      // The last number of the first array, which is followed by the second member's header.
      let place = try #require(data.firstRange(of: Data("zero.npy".utf8))).lowerBound - 31
      data[place] ^= 0x40
      try data.write(to: file)
      let archive = try NumPyArchive(file)
      #expect(try archive.table(columns: ["pt"]).count == 300)
      #expect(
        errorText { try archive.array("pt") }
          == "\(file.path): the archive is damaged or not readable:"
          + " the checksum of 'pt.npy' is wrong")
    }
  }

  @Test(arguments: [NumPyArchive.Storage.plain, .deflated])
  func `no cut and no changed byte makes reading crash`(storage: NumPyArchive.Storage) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "apus-archive-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "events.npz")
    try NumPyArchive.write(Self.table.rows(in: 0..<3), to: file, storage: storage)
    let whole = try Data(contentsOf: file)
    for count in 0..<whole.count {
      let text = outcome(whole.prefix(count), in: folder)
      #expect(text != "no error", "\(count) bytes")
    }
    let hash = EventHash(seed: 11)
    for trial in 0..<1000 {
      let bits = hash.bits(for: UInt64(trial))
      var damaged = whole
      damaged[Int(bits >> 3) % whole.count] ^= UInt8(1 << (bits & 7))
      _ = outcome(damaged, in: folder)
    }
  }

  /// What comes of reading an archive of these bytes. It takes the place of the last one, as a mapped
  /// file must not shrink.
  private func outcome(_ data: Data, in folder: URL) -> String {
    let file = folder.appending(path: "damaged.npz")
    return errorText {
      try data.write(to: file, options: .atomic)
      return try NumPyArchive(file).table()
    }
  }
}
