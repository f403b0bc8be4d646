import Foundation
import Testing

@testable import ROOTFiles

@Suite("Baskets in damaged trees")
struct BasketDamageTests {
  private func list(lastBasket: Int64) throws -> BasketList {
    var branch = StreamedObject(className: "TBranch")
    branch.members = [
      "fBasketSeek": .integers([100, 200, 0]), "fBasketEntry": .integers([0, 7, 10]),
      "fEntries": .integer(10), "fWriteBasket": .integer(lastBasket),
    ]
    let source = ByteSource(file: "f.root", key: "t;1", isInObject: true)
    return try BasketList(StreamedTree(root: branch, pointees: [], source: source).view)
  }

  @Test(arguments: [-1, -5, Int64.min])
  func `a negative number of the last basket means none`(last: Int64) throws {
    let baskets = try list(lastBasket: last)
    #expect(baskets.baskets.isEmpty && baskets.entryCount == 0)
    #expect(baskets.overlapping(0..<10).isEmpty)
  }

  @Test(arguments: [2, 3, Int64.max])
  func `a number of the last basket beyond the list is the end of it`(last: Int64) throws {
    #expect(try list(lastBasket: last).starts == [0, 7, 10])
  }

  /// Each is made to decompress before memory is allocated for what it claims to hold.
  @Test(arguments: ["zlib", "lzma", "lz4", "zstd"])
  func `a basket that claims gigabytes has to have them`(name: String) throws {
    let bytes = try Data(contentsOf: MadeTrees.url(name))
    for column in ["n", "x", "y", "text"] {
      let position = try firstBasket(of: column, in: bytes)
      let damaged = claimingGigabytes(bytes, at: position)
      let file = try ROOTFile(damaged, path: "damaged.root")
      let header = try BasketHeader.read(at: position, of: file.storage.bytes, key: "many")
      #expect(header.contentLength == Int(Int32.max))
      #expect(AllocationLimit().isExceeded(by: header))
      let tree = try file.tree("many")
      let error = #expect(throws: ROOTFileError.self) { try tree.read(column) }
      #expect("\(try #require(error))".contains("block"), "\(column)")
    }
  }

  private func firstBasket(of column: String, in bytes: Data) throws -> Int {
    let key = try ROOTFile(bytes, path: "sound.root")["many"]
    let object = try key.object(of: "TTree", called: "a tree")
    let contents = try TreeContents(object, count: key.tree().count, storage: key.storage)
    let index = try #require(contents.index[column])
    guard case .stored(let position) = contents.columns[index].baskets.baskets[0] else {
      throw ROOTFileError.missingFile("a basket with a record of its own")
    }
    return position
  }

  /// The file with the largest sizes in the header of the basket at a position.
  private func claimingGigabytes(_ bytes: Data, at position: Int) -> Data {
    var bytes = bytes
    let keyLength = Int(bytes[position + 14]) << 8 | Int(bytes[position + 15])
    // The size after decompression, and the end of the entries, behind which a byte follows.
    for place in [position + 6, position + keyLength - 5] {
      bytes.replaceSubrange(place..<place + 4, with: [127, 255, 255, 255])
    }
    return bytes
  }
}
