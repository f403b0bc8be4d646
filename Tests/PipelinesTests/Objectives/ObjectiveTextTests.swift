import Foundation
import Testing

@testable import Pipelines

@Suite("Objectives as text")
struct ObjectiveTextTests {
  private static let examples: [(String, Objective)] = {
    let weighted: Objective = 2 * Objective.counting(.significance(of: "a+b"))
    let signed: Objective = -1 * Objective.signalYield
    return [
      ("significance", .significance),
      ("cls + 0.5 * uncertainty", .cls + 0.5 * Objective.uncertainty),
      ("counting significance", .counting(.significance)),
      ("significance(gg H)", .significance(of: "gg H")),
      ("0.5 * significance(H → Z/γ*)", 0.5 * .significance(of: "H → Z/γ*")),
      (
        "2 * counting significance(a+b) + 10 * minimum-background(5)",
        weighted + 10 * Objective.minimumBackground(5)
      ),
      ("-1 * signal-yield + 1e+20 * cls", signed + 1e20 * Objective.cls),
      (
        "relative-uncertainty(0.2) + same-sign-shifts",
        Objective.relativeUncertainty(0.2) + .sameSignShifts
      ),
    ]
  }()

  @Test(arguments: examples)
  func `is read and written alike`(text: String, objective: Objective) throws {
    #expect(try Objective(parsing: text) == objective)
    #expect(try Objective(parsing: objective.description) == objective)
    let coded = try JSONEncoder().encode(objective)
    #expect(try JSONDecoder().decode(Objective.self, from: coded) == objective)
  }

  @Test func `spaces do not matter`() throws {
    #expect(try Objective(parsing: " 3*cls+ p-value") == 3 * .cls + .pValue)
  }

  @Test(arguments: [
    (
      "signficance",
      """
      there is no objective 'signficance'; did you mean 'significance'?; the objectives are
      """
    ),
    ("cls + ", "an objective is missing; write for example 'significance'"),
    ("x * cls", "'x' in 'x * cls' is not a finite number; write it as '0.5 * cls'"),
    (
      "minimum-background",
      """
      'minimum-background' needs a positive number (events) in brackets, given none; write it as \
      'minimum-background(5)'
      """
    ),
    (
      "relative-uncertainty(-1)",
      """
      'relative-uncertainty' needs a positive number (share) in brackets, given '-1'; write it as \
      'relative-uncertainty(5)'
      """
    ),
    ("cross-entropy(a)", "'cross-entropy' takes nothing in brackets, given 'a'"),
  ])
  func `that is wrong says why`(text: String, message: String) throws {
    let error = #expect(throws: ObjectiveError.self) { try Objective(parsing: text) }
    #expect("\(error!)".hasPrefix(message), "\(error!)")
  }

  @Test func `every measure has a word that reads back`() throws {
    for entry in Measure.all {
      let measure = entry.make(3)
      let text = entry.argument == nil ? entry.word : "\(entry.word)(3)"
      #expect(measure.word == entry.word)
      #expect(try Objective(parsing: text).terms == [.init(measure)])
    }
    #expect(Set(Measure.all.map(\.word)).count == Measure.all.count)
  }
}
