import Terminal
import Testing

@testable import ApusProgram

@Suite("Digits of numbers")
struct DigitsTests {
  @Test(arguments: [
    (0.5401, 1.1, "0.5", "1.1"), (1.0024, 0.0903, "1.002", "0.090"), (107.4, 9.31, "107.4", "9.3"),
    (412.3, 20.4, "412", "20"), (-0.004, 0.95, "0.00", "0.95"), (1.0, 0.0996, "1.00", "0.10"),
    (3e8, 2e7, "3.000e+08", "2.0e+07"), (0.25, 0, "0.2500", "0"), (0.25, .nan, "0.2500", "?"),
  ])
  func `a value has the decimals of its uncertainty`(
    value: Double, uncertainty: Double, text: String, error: String
  ) {
    let measured = Digits.measured(value, uncertainty)
    #expect(measured.value == text && measured.error == error)
  }

  @Test func `intervals have the decimals of their smaller side`() {
    #expect(Digits.measured(0.5401, from: 0, to: 1.652) == "0.54 +1.11 -0.54")
    #expect(Digits.measured(0, from: 0, to: 0.4163) == "0.00 +0.42 -0.00")
    #expect(Digits.measured(1, from: -.infinity, to: 1.25) == "1.00 +0.25 -inf")
  }

  @Test(arguments: [
    (0.05251497, "0.0525"), (1, "1.00"), (0.99999, "1.00"), (2.8665e-7, "2.87e-07"), (0, "0"),
    (.nan, "nan"), (-.infinity, "-inf"),
  ])
  func `probabilities have three digits`(value: Double, text: String) {
    #expect(Digits.probability(value) == text)
  }

  @Test(arguments: [
    (1, "1"), (0.25, "0.25"), (1e-10, "1e-10"), (-5, "-5"), (0.1 + 0.2, "0.3"), (1.5e8, "1.5e+08"),
    (100, "100"),
  ])
  func `chosen numbers have no zeros at their end`(value: Double, text: String) {
    #expect(Digits.chosen(value) == text)
  }

  @Test func `ranges hit both ends`() throws {
    let range = try #require(ScanRange(argument: "a=b=0:0.3:4"))
    #expect(range.name == "a=b" && range.values.first == 0 && range.values.last == 0.3)
    #expect(range.values.count == 4)
    #expect(ScanRange(argument: "mu=2:9:1")?.values == [2])
    for text in [
      "mu", "mu=", "=0:1:2", "mu=0:1", "mu=0:1:2:3", "mu=0:inf:2", "mu=0::2", "mu=0:1:-2",
    ] {
      #expect(ScanRange(argument: text) == nil, "\(text)")
    }
  }
}
