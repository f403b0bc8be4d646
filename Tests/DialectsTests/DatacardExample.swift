import Dialects
import Foundation
import HistFactory

/// Cards as texts in which tests replace parts.
struct DatacardExample {
  /// Two channels that are counted.
  static let counting = DatacardExample(
    text: """
      Search for something
      # a comment
      imax 2 channels
      jmax 1
      kmax 4
      ------------
      bin         A    B
      observation 12   7
      ------------
      bin         A    A    B    B
      process     sig  bkg  sig  bkg
      process     0    1    0    1
      rate        2    10   0    6
      ------------
      lumi   lnN  1.1  1.1  1.1  1.1
      eff    lnN  0.8/1.3 -  -   -
      region gmN 24 - - - 0.25
      rest   lnU - 2 - -
      """)

  /// A channel with histograms.
  static let shapes = DatacardExample(
    text: """
      imax *
      jmax 2
      kmax *
      shapes *    *  cards.root $CHANNEL/$PROCESS $CHANNEL/$PROCESS_$SYSTEMATIC
      shapes sig  A  cards.root $CHANNEL/$PROCESS$MASS $CHANNEL/$PROCESS$MASS_$SYSTEMATIC
      bin A
      observation -1
      bin A A A
      process 0 1 2
      process sig one two
      rate 3 20 -1
      scale shape 1 0.5 - a comment
      norm lnN - 1.1 1.2
      """)

  var text: String

  static let templates = MemoryTemplates(
    URL(filePath: "/cards/cards.root"),
    [
      "A/data_obs": [10, 25], "A/sig125": [1, 2], "A/one": [8, 12], "A/two": [5, 5],
      "A/sig125_scaleUp": [1.5, 1.8], "A/sig125_scaleDown": [0.6, 2.4],
      "A/one_scaleUp": [11, 11], "A/one_scaleDown": [6, 12], "A/empty": [0, 0],
      "A/negative": [-1, 4],
      "A/negative_scaleUp": [-1, 4], "A/negative_scaleDown": [4, -1],
      "A/long": [1, 2, 3],
      "A/two_normUp": [6, 4], "A/two_normDown": [4, 6], "A/two_emptyUp": [0, 0],
      "A/two_emptyDown": [1, 1],
    ], variances: ["A/one": [4, 0.25], "A/two": [5, 25], "A/sig125": [0.5, 1]])

  func replacing(_ part: String, with other: String) -> DatacardExample {
    precondition(text.contains(part), "the card has no '\(part)'")
    return DatacardExample(text: text.replacing(part, with: other, maxReplacements: 1))
  }

  func adding(_ line: String) -> DatacardExample { DatacardExample(text: "\(text)\n\(line)") }

  func card() throws -> Datacard {
    try Datacard(parsing: text, file: "card.txt", folder: URL(filePath: "/cards"))
  }

  func conversion(_ inexpressible: Inexpressible = .refused) throws -> WorkspaceConversion {
    try card().workspace(
      templates: Self.templates, mass: "125", inexpressible: inexpressible)
  }

  /// The modifiers of a process in the first channel.
  func modifiers(of process: String, _ inexpressible: Inexpressible = .refused) throws
    -> [Workspace.Modifier]
  {
    let samples = try conversion(inexpressible).workspace.channels[0].samples
    return samples.first { $0.name == process }?.modifiers ?? []
  }
}
