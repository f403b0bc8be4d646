import Testing

@testable import Dialects

@Suite("Wildcards")
struct WildcardTests {
  @Test(arguments: [
    ("abc", "abc", true), ("abc", "ab", false), ("abc", "a*", true), ("abc", "*c", true),
    ("abc", "a?c", true), ("ac", "a?c", false), ("abcbd", "a*b?", true), ("", "*", true),
    ("", "?", false), ("abab", "*ab", true), ("a*c", "a*c", true), ("xay", "*a", false),
  ])
  func `a pattern fits a name`(name: String, pattern: String, fits: Bool) {
    #expect(matches(name, pattern) == fits)
  }

  @Test func `many wildcards end`() {
    let pattern = String(repeating: "a*", count: 2000) + "b"
    #expect(!matches(String(repeating: "a", count: 4000), pattern))
  }
}
