import Formulas
import Testing

@Suite("Errors in formulas")
struct FormulaErrorTests {
  static let written: [(String, String)] = [
    ("", "the formula is empty\n  \n  ^"),
    ("1 +", "the end of the formula where a value is expected\n  1 +\n     ^"),
    (
      "(x", "the end of the formula where ')' is expected after what is in parentheses\n  (x\n    ^"
    ),
    ("x y", "'y' cannot stand here\n  x y\n    ^"),
    ("x # y", "the character '#' means nothing in a formula\n  x # y\n    ^"),
    (
      "x ^ 2",
      "'^' is a power to some and an exclusive or to others; write '**' or '!='\n  x ^ 2\n    ^"
    ),
    (
      "0 < x < 1",
      "comparisons do not chain; write 'a < b && b < c' for 'a < b < c', and parentheses around comparisons beside '&' and '|'\n  0 < x < 1\n        ^"
    ),
    ("label == 's", "the text has no closing '\n  label == 's\n           ^"),
    ("1.2.3", "'1.2.3' is no number\n  1.2.3\n  ^"),
    ("2x", "'2x' is no number\n  2x\n  ^"),
    ("1e999", "'1e999' is no number\n  1e999\n  ^"),
    ("ptt + 1", "there is no column 'ptt'; did you mean 'pt' or 'eta'?\n  ptt + 1\n  ^"),
    ("sqrd(x)", "there is no function 'sqrd'; did you mean 'sqrt'?\n  sqrd(x)\n  ^"),
    ("hypot(x)", "'hypot' with 1 argument; it takes 2\n  hypot(x)\n  ^"),
    ("label + 1", "a text where '+' takes a number\n  label + 1\n  ^"),
    (
      "label < 's'",
      "texts have no order here; they are compared by '==' and '!='\n  label < 's'\n        ^"
    ),
    (
      "label == 1",
      "a text is compared with a number; expected two of a kind\n  label == 1\n        ^"
    ),
    ("x[0]", "an element is taken of a number; expected a list\n  x[0]\n   ^"),
    ("pt[:]", "']' where ',' is expected after ':' in an index\n  pt[:]\n      ^"),
    ("sum(x)", "a number where 'sum' takes a list\n  sum(x)\n      ^"),
    (
      "x > 0 & n > 1",
      "comparisons do not chain; write 'a < b && b < c' for 'a < b < c', and parentheses around comparisons beside '&' and '|'\n  x > 0 & n > 1\n            ^"
    ),
    (
      "x > 0 && n & flag",
      "a number where '&&' takes a truth value; compare it with something (comparisons beside '&' and '|' need parentheses)\n  x > 0 && n & flag\n           ^"
    ),
  ]

  @Test(arguments: written)
  func `what is written wrongly is shown with its place`(formula: String, expected: String) {
    #expect(problem(formula) == expected)
  }

  static let computed: [(String, String)] = [
    (
      "pt[0]",
      "event 101: element 0 of a list of 0; select events that have it, or say what stands for it: padded(list, 0, -999)\n  pt[0]\n    ^"
    ),
    (
      "padded(pt, 0.5, -1)",
      "event 100: the place 0.5 in a list is no whole number\n  padded(pt, 0.5, -1)\n  ^"
    ),
    ("pt[0.5]", "event 100: the place 0.5 in a list is no whole number\n  pt[0.5]\n    ^"),
    (
      "max(pt)",
      "event 101: 'max' of an empty list; select events with elements first (count(…) > 0)\n  max(pt)\n  ^"
    ),
    (
      "pt[pt > 30] + eta",
      "event 100: a list of 1 elements is joined with one of 2\n  pt[pt > 30] + eta\n              ^"
    ),
  ]

  @Test(arguments: computed)
  func `an event that a formula cannot serve is named`(formula: String, expected: String) {
    #expect(problem(formula) == expected)
  }

  @Test func `formulas too deep for the stack are refused`() {
    #expect(problem(String(repeating: "(", count: 100_000)) != nil)
    #expect(problem(String(repeating: "-", count: 100_000) + "x") != nil)
    #expect(problem("x" + String(repeating: "+x", count: 100_000)) != nil)
    #expect(problem("x" + String(repeating: "**x", count: 100_000)) != nil)
    #expect(problem("x" + String(repeating: "[0]", count: 100_000)) != nil)
    #expect(problem("x" + String(repeating: "?x:x", count: 100_000)) != nil)
    #expect(problem("x" + String(repeating: "+x", count: 200)) == nil)
  }
}
