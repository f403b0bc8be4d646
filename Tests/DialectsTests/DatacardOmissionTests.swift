import Dialects
import Foundation
import HistFactory
import Testing

@Suite("Omissions from datacards")
struct DatacardOmissionTests {
  struct Loss: Sendable, CustomTestStringConvertible {
    let line: String
    let reason: String
    var testDescription: String { line }

    init(_ line: String, _ reason: String) { (self.line, self.reason) = (line, reason) }
  }

  static let losses = [
    Loss(
      "k rateParam A one (@0*2) scale",
      "rateParam 'k' is '(@0*2) scale'; a workspace has no formulas"),
    Loss(
      "k rateParam A one f.root:w", "rateParam 'k' is 'f.root:w'; a workspace has no formulas"),
    Loss(
      "k param 1 0.1", "param 'k': a workspace has no constraint for a parameter by itself"),
    Loss("k discrete", "discrete 'k': a workspace has no choice between models"),
    Loss(
      "k extArg 1 [0,2]", "extArg 'k': parameters of other workspaces have no counterpart"),
    Loss("k flatParam", "flatParam 'k': parameters of other workspaces have no counterpart"),
    Loss("k trG 0.1 0.1 0.1", "nuisance 'k': type trG has no counterpart in a workspace"),
    Loss("k unif 0 1 0.1 0.1 0.1", "nuisance 'k': type unif has no counterpart in a workspace"),
    Loss("nuisance edit drop * * scale", "nuisance edit 'drop * * scale' is not carried out"),
    Loss(
      "k shapeU 1 - -",
      "shapeU 'k' is uniform in [−1, 1]; a histosys of a workspace has a normal constraint"),
    Loss(
      "k lnU 1.1 1.2 -",
      """
      lnU 'k' has several effects; as a free factor of a workspace it has one for all processes
      """),
    Loss(
      "k gmN 10 - - 1",
      """
      gmN 'k': one factor for 2 bins; a workspace has Poisson constraints only for single bins of a \
      process with events
      """),
    Loss(
      "k gmN 0 - - 1",
      """
      gmN 'k': it has no events, so its process has no nominal rate; a workspace has Poisson \
      constraints only for single bins of a process with events
      """),
  ]

  @Test(arguments: losses)
  func `are refused, or done without and reported`(loss: Loss) throws {
    let card = DatacardExample.shapes.adding(loss.line)
    let error = try #require(throws: DialectError.self) { try card.conversion() }
    #expect(
      error.description
        == "card.txt:14: \(loss.reason); ask for 'inexpressible: .leftOut' to do without")
    let conversion = try card.conversion(.leftOut)
    #expect(conversion.workspace == (try DatacardExample.shapes.conversion().workspace))
    let omissions = conversion.notes.filter(\.isOmission)
    #expect(omissions.map(\.description) == ["card.txt:14: \(loss.reason); it is left out"])
  }

  @Test func `a gamma that acts on two processes`() throws {
    let card = DatacardExample.counting.replacing("24 - - - 0.25", with: "24 - 0.41666 - 0.25")
    let conversion = try card.card().workspace(inexpressible: .leftOut)
    #expect(conversion.notes.count == 1)
    #expect(conversion.notes[0].text.hasPrefix("gmN 'region': one factor for several processes"))
    let names = conversion.workspace.channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name)
    #expect(!names.contains("region"))
  }

  @Test func `the error of a bin without effective events`() throws {
    // 'sig' has 1 ± 2 events, a quarter of an effective one.
    let card = DatacardExample(
      text: """
        imax 1
        shapes * * few.root $PROCESS
        bin A
        observation -1
        bin A A
        process s b
        process 0 1
        rate -1 -1
        A autoMCStats 10
        """)
    let templates = MemoryTemplates(
      URL(filePath: "/cards/few.root"), ["s": [1], "b": [3], "data_obs": [4]],
      variances: ["s": [4], "b": [3]])
    let conversion = try card.card().workspace(templates: templates, inexpressible: .leftOut)
    let text = """
      card.txt:9: bin 0 of process 's' in channel 'A' is 1.0 ± 2.0; a factor cannot express the \
      error of a bin without effective events; it is left out
      """
    #expect(conversion.notes.first?.description == text)
    #expect(
      conversion.workspace.channels[0].samples.flatMap(\.modifiers).map(\.name) == [
        "r", "prop_binA_b_poisson",
      ])
  }

  @Test func `interpolations that differ are noted, not left out`() throws {
    for (type, begin) in [
      ("shapeN", "shapeN 'scale' multiplies bins"), ("shapeL", "shapeL 'scale' is linear"),
    ] {
      let card = DatacardExample.shapes.replacing("scale shape 1 0.5", with: "scale \(type) 1 1")
      let notes = try card.conversion().notes
      #expect(notes.count == 1 && notes[0].text.hasPrefix(begin) && !notes[0].isOmission)
    }
    let scaled = try DatacardExample.shapes.conversion().notes
    #expect(scaled.count == 1 && scaled[0].text.hasPrefix("shape 'scale' is scaled by 0.5"))
  }
}
