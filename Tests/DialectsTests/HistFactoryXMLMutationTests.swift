import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Mutated HistFactory XML")
struct HistFactoryXMLMutationTests {
  private static let fragments = [
    "<", ">", "/>", "</", "&", "&#", "\"", "=", "<!--", "<![CDATA[", "<!DOCTYPE a [", "\u{FEFF}",
    "\0",
    "1e999", "-", "nan", "<Sample", "Name=\"\"", "é", "\n",
  ]

  @Test(arguments: 0..<8)
  func `are read or refused with the file's name`(seed: UInt64) throws {
    var mutations = Mutations(seed: seed, fragments: Self.fragments)
    var refused = 0
    for index in 0..<100 {
      var example = HistFactoryXMLExample()
      if index.isMultiple(of: 2) {
        example.combination = mutations.mutation(of: example.combination)
      } else {
        example.channel = mutations.mutation(of: example.channel)
      }
      do {
        let workspace = try example.read(.leftOut).workspace
        #expect(throws: Never.self, "seed \(seed)") { try workspace.validate() }
      } catch let failure as HistFactoryXMLExample.Failure {
        refused += 1
        #expect(failure.text.hasPrefix("config/"), "seed \(seed): \(failure.text)")
      }
    }
    #expect((1..<100).contains(refused))
  }
}
