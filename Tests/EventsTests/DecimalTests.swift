import Events
import Testing

@Suite("Decimal numbers in CSV")
struct DecimalTests {
  @Test(arguments: [
    "0", "-0", "+7", "007.50", ".5", "5.", "1e5", "1E+05", "1e-5", "0.00081448039868",
    "9007199254740993", "9007199254740992", "123456789012345678901234567890", "1e22", "1e23",
    "8.41e21", "0.1", "2.2250738585072011e-308", "4.9e-324", "1.7976931348623157e308",
    "179769313486231570814527423731704356798070e267", "0e999", "3.141592653589793238462643383279",
    "0.000000000000000000000000000000000000000012345678901234567890", "1e-400",
    "0.30000000000000004",
  ])
  func `are rounded as the standard library rounds them`(text: String) throws {
    let value = try parse("x\n\(text)\n")["x"][0]
    #expect(value.bitPattern == Double(text)?.bitPattern)
  }

  @Test func `random numbers survive a round trip`() throws {
    let hash = EventHash(seed: 20)
    let values = (0..<20_000).map { Double(bitPattern: hash.bits(for: $0)) }.filter(\.isFinite)
    let short = (0..<20_000).map { (hash.uniform(for: $0) * 1e6).rounded() / 1e3 }
    for numbers in [values, short] {
      let text = "x\n" + numbers.map { "\($0)" }.joined(separator: "\n")
      #expect(try parse(text)["x"] == numbers)
    }
  }

  @Test(arguments: ["abc", "1a", "1.2.3", "--1", "1e", "e5", ".", "-", "0x10", "1_000", "1 2", "١"])
  func `anything else is refused`(text: String) {
    #expect(
      errorText { try parse("x\n\(text)\n") }
        == "events.csv:2: column 'x': '\(text)' is not a number;"
        + " correct it, or read the column as text")
  }
}
