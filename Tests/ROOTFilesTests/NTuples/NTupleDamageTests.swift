import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Damaged RNTuples give errors")
struct NTupleDamageTests {
  @Test func `a file cut off after every byte`() throws {
    let bytes = try NTupleFiles.data("representations.root")
    let golden = try NTupleFiles.golden("representations")
    for count in bytes.indices {
      expectErrorsOrTheSame(shortened(bytes, to: count), "other", as: golden)
    }
  }

  @Test(arguments: ["types-zstd", "types-none", "extended", "reals"])
  func `bytes changed at random are noticed`(_ name: String) throws {
    let entry = try #require(NTupleFiles.all.first { $0.file == name })
    let bytes = try NTupleFiles.data(name + ".root")
    let golden = try NTupleFiles.golden(entry.json)
    var random = RandomStream(seed: 21, purpose: "flip \(name)").generator(startingAt: 0)
    for _ in 0..<60 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      expectErrorsOrTheSame(damaged, entry.path, as: golden)
    }
  }

  @Test func `pages without checksums changed at random`() throws {
    let bytes = try NTupleFiles.data("chunks.root")
    var random = RandomStream(seed: 23, purpose: "pages").generator(startingAt: 0)
    var refusals = 0
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 300..<bytes.count, using: &random)
        damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      // Anything thrown but a ROOTFileError, or a crash, fails the test; numbers may differ.
      do {
        let ntuple = try ROOTFile(damaged, path: "damaged.root").ntuple("chunks")
        for column in ntuple.columns { #expect(try ntuple.read(column.name).count == 128) }
      } catch is ROOTFileError { refusals += 1 }
    }
    #expect(refusals > 0 && refusals < 300)
  }

  @Test(arguments: Forgery.Part.allCases)
  func `descriptions changed at random with sound checksums`(_ part: Forgery.Part) throws {
    let forgery = try Forgery(of: NTupleFiles.data("types-none.root"), "types")
    var random = RandomStream(seed: 22, purpose: "forge \(part)").generator(startingAt: 0)
    var (refusals, readable) = (0, 0)
    for _ in 0..<150 {
      let changes = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (Double.random(in: 0..<1, using: &random), UInt8.random(in: 0...255, using: &random))
      }
      // Anything thrown but a ROOTFileError, or a crash, fails the test.
      do {
        let file = try ROOTFile(forgery.changed(part, changes), path: "forged.root")
        let ntuple = try file.ntuple("types")
        for column in ntuple.columns {
          do { _ = try ntuple.read(column.name) } catch is ROOTFileError { refusals += 1 }
          readable += 1
        }
      } catch is ROOTFileError { refusals += 1 }
    }
    // The changes came past the checksums, and not all of them did no harm.
    #expect(refusals > 0)
    #expect(readable > 100)
  }
}

/// Reads all columns; what can be read must be as it was.
private func expectErrorsOrTheSame(
  _ bytes: Data, _ path: String, as golden: [String: [Nested]],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do throws(any Error) {
    let ntuple = try ROOTFile(bytes, path: "damaged.root").ntuple(path)
    for column in ntuple.columns {
      do throws(any Error) {
        let values = try ntuple.read(column.name).golden
        #expect(
          values == golden[column.name], "\(column.name) of \(bytes.count) bytes",
          sourceLocation: sourceLocation)
      } catch is ROOTFileError {}
    }
  } catch is ROOTFileError {
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// An uncompressed RNTuple whose descriptions are changed and get the checksums that then are right.
struct Forgery {
  enum Part: CaseIterable {
    case header
    case footer
    case pageList
  }

  private let bytes: Data
  private let ranges: [Part: Range<Int>]
  private let hash: UInt64

  init(of bytes: Data, _ path: String) throws {
    self.bytes = bytes
    let key = try ROOTFile(bytes, path: "sound.root")[path]
    var reader = try key.record.objectReader(in: key.storage.bytes, label: path)
    let anchor = try NTupleAnchor(&reader)
    let header = anchor.header.locator.offset..<anchor.header.locator.offset + anchor.header.length
    let footer = anchor.footer.locator.offset..<anchor.footer.locator.offset + anchor.footer.length
    hash = xxHash3(of: bytes[header].dropLast(8))
    // The page list begins eight bytes before the only other place that has the header's checksum.
    let mark = withUnsafeBytes(of: hash.littleEndian) { Data($0) }
    let place = try #require(
      Self.places(of: mark, in: bytes).first {
        !header.contains($0) && !footer.contains($0)
      })
    let length = Int(bytes.word(at: place - 8) >> 16)
    ranges = [.header: header, .footer: footer, .pageList: place - 8..<place - 8 + length]
  }

  private static func places(of mark: Data, in bytes: Data) -> [Int] {
    bytes.indices.dropLast(7).filter { bytes[$0..<$0 + 8] == mark }
  }

  /// The file with other bytes at places that are given as fractions of the part.
  func changed(_ part: Part, _ changes: [(place: Double, byte: UInt8)]) -> Data {
    var result = bytes
    let range = ranges[part]?.dropFirst(8).dropLast(8) ?? 0..<0
    for (place, byte) in changes {
      result[range.lowerBound + Int(place * Double(range.count))] = byte
    }
    guard let header = ranges[.header], let footer = ranges[.footer], let list = ranges[.pageList]
    else { return result }
    let headerHash = xxHash3(of: result[header].dropLast(8))
    if part == .header {
      result.set(headerHash, at: footer.lowerBound + 16)
      result.set(headerHash, at: list.lowerBound + 8)
    }
    for range in [header, footer, list] {
      result.set(xxHash3(of: result[range].dropLast(8)), at: range.upperBound - 8)
    }
    return result
  }
}

private func xxHash3(of bytes: Data) -> UInt64 { Array(bytes).withUnsafeBytes { xxHash3($0) } }

extension Data {
  fileprivate func word(at offset: Int) -> UInt64 {
    self[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  fileprivate mutating func set(_ word: UInt64, at offset: Int) {
    for byte in 0..<8 { self[offset + byte] = UInt8(truncatingIfNeeded: word >> (8 * byte)) }
  }
}
