import Foundation
import FuzzedReaders
import Testing

@Suite struct TruncationTests {
  @Test(arguments: [
    (FuzzedReader.root, "valid-h1-zlib.root"), (.ntuple, "valid-flat-zstd.root"),
    (.numpy, "valid-rec.npy"), (.numpy, "valid-c.npz"), (.workspace, "valid-a.json"),
  ])
  func `a file that ends early at any byte is an error`(
    reader: FuzzedReader, name: String
  ) throws {
    let whole = try Corpus.file(name, of: reader)
    #expect(reader.accepts(whole))
    let accepted = whole.indices.filter { reader.accepts(whole.prefix($0)) }
    #expect(accepted.isEmpty)
  }
}
