import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

/// Backgrounds of the example: 13 ± 3 and 17 ± 5.02 events in the two bins, so 18.8 and 11.4 effective
/// ones; process 'one' has 16 and 576 of them, 'two' 5 and 1.
@Suite("Statistical errors of datacards")
struct DatacardStatisticalErrorTests {
  private func statistics(_ line: String, of process: String) throws -> [Workspace.Modifier] {
    try DatacardExample.shapes.adding(line).modifiers(of: process)
      .filter { $0.name.hasPrefix("prop") }
  }

  @Test func `above the threshold all processes share a factor`() throws {
    #expect(
      try statistics("* autoMCStats 10", of: "one") == [
        .init(name: "prop_binA", effect: .statError([2, 0.5]))
      ])
    #expect(
      try statistics("A autoMCStats 10", of: "sig") == [
        .init(name: "prop_binA", effect: .statError([sqrt(0.5), 1]))
      ])
  }

  @Test func `below it each has a Poisson or a normal constraint of its own`() throws {
    #expect(
      try statistics("* autoMCStats 15", of: "one") == [
        .init(name: "prop_binA", effect: .statError([2, 0])),
        .init(name: "prop_binA_one", effect: .statError([0, 0.5])),
      ])
    #expect(
      try statistics("* autoMCStats 15", of: "two") == [
        .init(name: "prop_binA", effect: .statError([sqrt(5.0), 0])),
        .init(name: "prop_binA_two_poisson", effect: .shapeSys([0, 5])),
      ])
    // 2² / 1 events of the signal.
    #expect(
      try statistics("* autoMCStats 15", of: "sig").last
        == .init(name: "prop_binA_sig_poisson", effect: .shapeSys([0, 1])))
  }

  @Test func `Poisson constraints have a whole number of events`() throws {
    // 1² / 0.5 and 2² / 1.
    let modifiers = try statistics("* autoMCStats 1000", of: "sig")
    #expect(
      modifiers == [
        .init(
          name: "prop_binA_sig_poisson", effect: .shapeSys([1 / sqrt(2.0), 1]))
      ])
    let workspace = try DatacardExample.shapes.adding("* autoMCStats 1000").conversion().workspace
    let model = try HistFactoryModel(workspace)
    let auxiliary = try model.data(of: workspace).auxiliary.value().elements
    #expect(deviation(of: auxiliary.suffix(2), from: [5, 1]) < 1e-14)
  }

  @Test func `the signal counts for the threshold where asked`() throws {
    // With the signal 14² / 9.5 = 20.6 and 19² / 26.25 = 13.8.
    #expect(try statistics("* autoMCStats 13 0", of: "one").count == 2)
    #expect(try statistics("* autoMCStats 13 1", of: "one").count == 1)
  }

  @Test func `a negative threshold means no errors`() throws {
    #expect(try statistics("* autoMCStats -1", of: "one").isEmpty)
  }

  @Test func `mode 2 morphs yield and shape in one`() throws {
    let modifiers = try DatacardExample.shapes.adding("* autoMCStats -1 0 2").modifiers(of: "sig")
    #expect(
      modifiers.dropFirst() == [
        .init(name: "scale", effect: .histoSys(low: [0.6, 2.4], high: [1.5, 1.8]))
      ])
  }
}
