import Testing

@testable import calorimeter_design

@Suite("calorimeter-design")
struct CommandTests {
  @Test(arguments: [
    (["fit", "--showers", "3"], "--showers is 3; give 20 to 1000000"),
    (["simulate", "--showers", "1"], "--showers is 1; give 2 to 1000000"),
    (["derivatives", "--step", "0.7"], "--step is 0.7; give a number above 0, below 0.5"),
    (["design", "--layers", "10", "0"], "--layers has 0; give 1 to 10000"),
    (["design", "--depth", "0"], "--depth is 0.0; give a number above 0, up to 1e6"),
    (["compare", "--limit", "0"], "--limit is 0; give 1 or more"),
  ])
  func `options that mean nothing are named`(arguments: [String], message: String) {
    do {
      _ = try CalorimeterDesignCommand.parseAsRoot(arguments)
      Issue.record("\(arguments) is accepted")
    } catch {
      #expect(CalorimeterDesignCommand.message(for: error) == message)
    }
  }
}
