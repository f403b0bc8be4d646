import Foundation
import FuzzedReaders
import Testing

/// Input that once made a reader crash or reached a new part of its code, as `scripts/fuzz` found it,
/// and the small valid files that it began with.
@Suite struct CorpusTests {
  @Test(arguments: FuzzedReader.allCases)
  func `a reader makes a value or an error of what another reader's corpus has, too`(
    reader: FuzzedReader
  ) throws {
    var accepted = 0
    for other in FuzzedReader.allCases {
      for file in try Corpus.files(of: other) {
        let isAccepted = reader.accepts(try Data(contentsOf: file))
        if isAccepted, other == reader { accepted += 1 }
      }
    }
    // Otherwise it would not get beyond the first bytes of anything.
    #expect(accepted > 0)
  }

  @Test(arguments: FuzzedReader.allCases)
  func `the valid files are read`(reader: FuzzedReader) throws {
    let files = try Corpus.files(of: reader).filter { $0.lastPathComponent.hasPrefix("valid-") }
    #expect(!files.isEmpty)
    for file in files {
      #expect(reader.accepts(try Data(contentsOf: file)), "\(file.lastPathComponent)")
    }
  }
}
