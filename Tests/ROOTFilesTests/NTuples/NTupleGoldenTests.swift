import Foundation
import Testing

@testable import ROOTFiles

@Suite("RNTuples as ROOT reads them")
struct NTupleGoldenTests {
  @Test(arguments: NTupleFiles.all.map(\.file))
  func `every entry of every column`(_ file: String) throws {
    let ntuple = try NTupleFiles.ntuple(file)
    let json = try #require(NTupleFiles.all.first { $0.file == file }?.json)
    let golden = try NTupleFiles.golden(json)
    #expect(Set(ntuple.columns.map(\.name)) == Set(golden.keys))
    for (name, expected) in golden {
      let array = try ntuple.read(name)
      #expect(array.count == ntuple.count)
      #expect(array.golden == expected, "\(name)")
    }
  }

  @Test(arguments: ["types-zstd", "types-none", "extended", "representations", "chunks"])
  func `parts of the entries`(_ file: String) throws {
    let ntuple = try NTupleFiles.ntuple(file)
    let count = ntuple.count
    let cuts = [0, 1, 7, 8, 9, 14, 15, 17, 18, 19, count - 1, count].filter { $0 <= count }
    for column in ntuple.columns {
      let whole = try ntuple.read(column.name).golden
      for start in cuts {
        for end in cuts where end >= start {
          let part = try ntuple.read(column.name, entries: start..<end)
          #expect(part.count == end - start)
          #expect(part.type == column.type)
          #expect(part.golden == Array(whole[start..<end]), "\(column.name), \(start)..<\(end)")
        }
      }
    }
  }

  @Test func `what the columns are`() throws {
    let ntuple = try NTupleFiles.ntuple("types-lz4")
    #expect(ntuple.title == "every type")
    #expect(ntuple.count == 40)
    #expect(ntuple.clusters == [0..<18, 18..<19, 19..<40])
    #expect(ntuple.label == "types-lz4.root: types;1")
    let types = Dictionary(
      uniqueKeysWithValues: ntuple.columns.map { ($0.name, "\($0.type), \($0.typeName)") })
    let expected = [
      "flag": "bool, bool", "character": "int8_t, char", "byte": "uint8_t, std::byte",
      "packed": "double, Double32_t", "text": "string, std::string",
      "nested": "int32_t[][], std::vector<std::vector<std::int32_t>>",
      "matrix": "int64_t[3][2], std::array<std::array<std::int64_t,2>,3>",
      "lists": "uint16_t[2][], std::array<std::vector<std::uint16_t>,2>",
      "pairs": "double[][2], std::vector<std::array<double,2>>",
      "event.leading.run": "int32_t, std::int32_t",
      "event.tracks.tags": "int16_t[][3], std::array<std::int16_t,3>",
      "tracks.hits": "float[][], std::vector<float>", "bits": "bool[11], std::bitset<11>",
      "maybe": "float[], std::optional<float>", "map._0": "string[], std::string",
      "colour": "int16_t, Colour", "atomic": "int32_t, std::atomic<std::int32_t>",
      "track_pt": "float[], std::vector<float>",
      "track_count": "uint32_t, ROOT::RNTupleCardinality<std::uint32_t>",
    ]
    for (name, type) in expected { #expect(types[name] == type, "\(name)") }
    #expect(ntuple.columns[0].title == "whether it is")
    #expect(
      ntuple.unreadable == [
        ROOTUnreadableColumn(
          name: "streamed", typeName: "TNamed",
          reason: "objects in ROOT's own streams are not read"),
        ROOTUnreadableColumn(
          name: "variant", typeName: "std::variant<float,std::string>",
          reason: "variants (std::variant<float,std::string>) are not read"),
      ])
  }

  @Test func `a field's full name finds the column, too`() throws {
    let ntuple = try NTupleFiles.ntuple("types-lz4")
    #expect(try ntuple.read("tracks._0.pt") == ntuple.read("tracks.pt"))
    #expect(try ntuple.read("tracks._0.:_0.z") == ntuple.read("tracks.z"))
  }

  @Test func `how much the columns take`() throws {
    for name in NTupleFiles.compressions {
      let ntuple = try NTupleFiles.ntuple("types-" + name)
      let column = try #require(ntuple.columns.first { $0.name == "matrix" })
      #expect(column.compression == ROOTCompression(rawValue: name))
      #expect(column.uncompressedByteCount == 40 * 6 * 8)
      #expect((column.storedByteCount < 40 * 6 * 8) == (name != "none"))
    }
    let list = try #require(
      try NTupleFiles.ntuple("chunks").columns.first { $0.name == "Muon.pt" })
    // 127 muons, and 128 positions.
    #expect(list.uncompressedByteCount == 127 * 4 + 128 * 8)
  }

  @Test func `offsets count what is one level further in`() throws {
    let ntuple = try NTupleFiles.ntuple("types-none")
    let pairs = try ntuple.read("pairs")
    let counts = try NTupleFiles.golden("types")["pairs"]?.map { entry in
      if case .list(let elements) = entry { elements.count } else { 0 }
    }
    #expect(zip(pairs.offsets[0], pairs.offsets[0].dropFirst()).map { ($1 - $0) / 2 } == counts)
    #expect(pairs.offsets[0].last == pairs.values.count)
    // Two lists in every entry.
    #expect(try ntuple.read("lists").offsets[0].count == 81)
  }

  @Test func `entries before a field was added`() throws {
    let ntuple = try NTupleFiles.ntuple("extended")
    #expect(ntuple.clusters == [0..<10, 10..<22, 22..<30])
    #expect(try ntuple.read("late", entries: 13..<17).values == .float([0, 0, 7.5, 8]))
    #expect(try ntuple.read("lateText", entries: 0..<2).values == .text(["", ""]))
    #expect(
      try ntuple.read("lateList", entries: 3..<12).offsets == [Array(repeating: 0, count: 10)])
  }
}
