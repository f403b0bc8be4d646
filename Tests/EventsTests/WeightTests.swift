import Events
import Testing

@Suite("Weights")
struct WeightTests {
  func table() throws -> EventTable {
    try EventTable(columns: ["w": [1, 2, 5, -1]], text: ["Label": ["s", "s", "b", "b"]])
  }

  @Test func `one factor takes the sum to the target`() throws {
    #expect(try table().rescalingWeights("w", toSum: 14)["w"] == [2, 4, 10, -2])
  }

  @Test func `each label has a factor of its own`() throws {
    #expect(try table().weightSums("w", by: "Label") == ["s": 3, "b": 4])
    let scaled = try table().rescalingWeights("w", toSums: ["s": 6, "b": 2, "c": 9], by: "Label")
    #expect(try scaled["w"] == [2, 4, 2.5, -0.5])
  }

  @Test func `errors`() throws {
    let table = try EventTable(columns: ["w": [1, -1]], text: ["Label": ["s", "s"]])
    #expect(
      errorText { try table.rescalingWeights("w", toSum: 3) }
        == "column 'w' sums to 0.0, which no factor takes to 3.0")
    #expect(
      errorText { try table.rescalingWeights("w", toSums: ["b": 2], by: "Label") }
        == "column 'w' of the events labelled 's' sums to 0.0, and no target is given for it")
  }
}
