import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Mutated datacards")
struct DatacardMutationTests {
  private static let fragments = [
    " ", "\n", "-", "*", "1e308", "-1", "nan", "/", "#", "$MASS", "shapes", "bin", "rate", "0", "é",
    "\0",
    "process", " [0,", "]", " shape? ", " gmN 3 ", "\r\n",
  ]

  private static let everything = DatacardExample.shapes
    .adding("k rateParam A t* 1.5 [0.5,3]").adding("g lnU - 2 -").adding("* autoMCStats 15 1 1")
    .adding("a group = scale norm").adding("nuisance edit freeze norm").adding("p param 0 1")

  @Test(arguments: 0..<8)
  func `are read or refused with the card's name`(seed: UInt64) throws {
    var mutations = Mutations(seed: seed, fragments: Self.fragments)
    var refused = 0
    for index in 0..<250 {
      var card = index.isMultiple(of: 2) ? Self.everything : DatacardExample.counting
      card.text = mutations.mutation(of: card.text)
      do {
        let workspace = try card.conversion(.leftOut).workspace
        #expect(throws: Never.self, "seed \(seed)") { try workspace.validate() }
      } catch let error as DialectError {
        refused += 1
        #expect(error.description.hasPrefix("card.txt"), "seed \(seed): \(error)")
      }
    }
    #expect((1..<250).contains(refused))
  }
}
