import Foundation
import NumericalMethods
import Testing

@testable import ROOTFiles

@Suite("Damaged trees give errors")
struct TreeDamageTests {
  @Test(arguments: ["cycles", "tuples", "leaflists"])
  func `a small file cut off after every byte`(name: String) throws {
    let bytes = try Data(contentsOf: MadeTrees.url(name))
    let whole = try columns(of: bytes)
    #expect(!whole.isEmpty)
    for count in bytes.indices {
      #expect(throws: ROOTFileError.self) { try columns(of: bytes[..<count]) }
      // With a header that says so, the rest of the file is looked at.
      var shortened = Data(bytes[..<count])
      for index in 12..<16 where index < count {
        shortened[index] = UInt8(truncatingIfNeeded: count >> (8 * (15 - index)))
      }
      do {
        for (column, result) in try columns(of: shortened) {
          guard case .success(let values) = result else { continue }
          #expect(try values == whole[column]?.get(), "\(column) of \(count) bytes")
        }
      } catch is ROOTFileError {}
    }
  }

  @Test(arguments: MadeTrees.names.indices)
  func `bytes changed at random`(index: Int) throws {
    let name = MadeTrees.names[index]
    let bytes = try Data(contentsOf: MadeTrees.url(name))
    var random = RandomStream(seed: 31, purpose: "trees").generator(startingAt: UInt64(index) << 20)
    // Of the file without compression, every byte counts.
    for _ in 0..<(name == "none" ? 600 : 60) {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      // Anything thrown but a ROOTFileError, or a crash, fails the test; numbers may differ.
      do { _ = try columns(of: damaged) } catch is ROOTFileError {}
    }
  }

  @Test func `more entries than there are bytes for`() throws {
    let tree = try damaged("none", after: "the title of many") { bytes, place in
      // Behind the attributes of lines, areas and markers.
      let entries = try #require(bytes[place...].range(of: Data([0, 0, 0, 0, 0, 0, 0, 150])))
      bytes.replaceSubrange(entries, with: [16, 0, 0, 0, 0, 0, 0, 0])
    }
    #expect(tree.count == 1 << 60)
    #expect(tree.columns.isEmpty)
    #expect(tree.unreadable.map(\.name) == ["n", "x", "y", "text"])
    #expect(
      throws: ROOTFileError.unreadableColumn(
        table: tree.label, name: "y",
        reason: "it has the entries 0..<150, the tree \(1 << 60)")
    ) { try tree.read("y") }
  }

  private func damaged(
    _ name: String, after text: String, _ damage: (inout Data, Int) throws -> Void
  ) throws -> ROOTTree {
    var bytes = try Data(contentsOf: MadeTrees.url(name))
    // The title stands in the key as well, and in the list of keys.
    let first = try #require(bytes.range(of: Data(text.utf8)))
    let second = try #require(bytes[first.upperBound...].range(of: Data(text.utf8)))
    try damage(&bytes, second.upperBound)
    return try ROOTFile(bytes, path: "damaged.root").tree("many")
  }
}

/// What could be read of each column of a file, or the error.
private func columns(of bytes: Data) throws -> [String: Result<ROOTArray, ROOTFileError>] {
  let file = try ROOTFile(bytes, path: "damaged.root")
  var result: [String: Result<ROOTArray, ROOTFileError>] = [:]
  for key in try file.allKeys() where key.className.hasPrefix("TT") || key.className.hasPrefix("TN")
  {
    do throws(any Error) {
      let tree = try key.tree()
      for column in tree.columns {
        result[key.path + column.name] = Result {
          do { return try tree.read(column.name, entries: 0..<min(tree.count, 1_000_000)) } catch {
            throw error as! ROOTFileError
          }
        }.mapError { $0 as! ROOTFileError }
      }
    } catch let error as ROOTFileError {
      result[key.path] = .failure(error)
    }
  }
  return result
}
