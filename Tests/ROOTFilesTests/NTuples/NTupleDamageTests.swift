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
