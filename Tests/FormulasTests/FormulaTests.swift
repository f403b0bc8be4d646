import Formulas
import Testing

@Suite("Formulas")
struct FormulaTests {
  static let scalars: [(String, [Double])] = [
    ("1 + 2 * 3", [7, 7, 7]),
    ("(1 + 2) * 3", [9, 9, 9]),
    ("2 ** 3 ** 2", [512, 512, 512]),
    ("-2 ** 2", [-4, -4, -4]),
    ("2 ** -1", [0.5, 0.5, 0.5]),
    ("-7 % 4", [-3, -3, -3]),
    ("1 - 2 - 3", [-4, -4, -4]),
    ("8 / 4 / 2", [1, 1, 1]),
    ("1.5e1 + .5", [15.5, 15.5, 15.5]),
    ("x > 0", [1, 0, 1]),
    ("x > 0 && n == 2", [1, 0, 0]),
    ("x > 0 and not n == 2", [0, 0, 1]),
    ("(x > 0) & ~(n == 2)", [0, 0, 1]),
    ("(x < 0) | flag", [1, 1, 1]),
    ("!flag or x == 1", [1, 1, 0]),
    ("flag ? x : -x", [1, 2, 0.5]),
    ("where(x > 0, x, 0)", [1, 0, 0.5]),
    ("x > 0 ? 1 : x < -1 ? 2 : 3", [1, 2, 1]),
    ("label == 's'", [1, 0, 1]),
    ("\"s\" != label", [0, 1, 0]),
    ("`Jet.m-1` - 1", [6, 7, 8]),
    ("abs(x) + TMath::Abs(x) + np.abs(x)", [3, 6, 1.5]),
    ("min(x, n) + max(x, n, 1)", [3, -1, 3.5]),
    ("hypot(3, 4)", [5, 5, 5]),
    ("delta_phi(3, -3)", [6 - 2 * .pi, 6 - 2 * .pi, 6 - 2 * .pi]),
    ("delta_phi(0, pi)", [-.pi, -.pi, -.pi]),
    ("delta_r(1, 3, 1, -3)", [2 * .pi - 6, 2 * .pi - 6, 2 * .pi - 6]),
    ("clip(x, -1, 0.75)", [0.75, -1, 0.5]),
    ("true && !false", [1, 1, 1]),
    ("flag + flag", [2, 0, 2]),
  ]

  @Test(arguments: scalars)
  func `numbers are computed with the precedence of C and Python`(
    formula: String, expected: [Double]
  ) throws {
    let values = try #require(try evaluated(formula).numbers)
    for (value, expected) in zip(values, expected) {
      #expect(abs(value - expected) <= 1e-15 * max(1, abs(expected)), "\(formula)")
    }
  }

  static let ofLists: [(String, [Double])] = [
    ("count(pt)", [2, 0, 3]),
    ("len(kind)", [2, 0, 3]),
    ("sum(pt)", [70, 0, 85]),
    ("product(pt)", [1000, 1, 14000]),
    ("sum(pt * eta)", [30, 0, 80]),
    ("sum(pt * x)", [70, 0, 42.5]),
    ("count(pt[pt > 30 && abs(eta) < 2])", [1, 0, 1]),
    ("any(pt > 45)", [1, 0, 0]),
    ("all(pt > 15)", [1, 1, 0]),
    ("leading(pt, -999)", [50, -999, 40]),
    ("padded(pt, 2, -1)", [-1, -1, 10]),
    ("padded(pt, -1, x)", [20, -2, 10]),
    ("n > 0 && pt[0] > 45", [1, 0, 0]),
    ("n == 0 || pt[0] > 45", [1, 1, 0]),
    ("n > 0 ? pt[-1] : 0", [20, 0, 10]),
    ("n > 0 ? pt[n - 1] : 0", [20, 0, 10]),
    ("n > 0 ? pt[:, 0] : 0", [50, 0, 40]),
    ("n > 0 ? pt[:,-1] : 0", [20, 0, 10]),
    ("n > 0 ? max(pt) - min(pt) : 0", [30, 0, 30]),
    ("n > 0 ? mean(pt) : 0", [35, 0, 85.0 / 3]),
    ("n > 0 ? eta[argmin(pt)] : 9", [-1, 9, -2]),
    ("n > 0 ? pt[argmax(eta)] : 9", [50, 9, 40]),
    ("n > 0 ? argmin(pt < 45 ? pt / 0 * 0 : pt) : 9", [1, 9, 0]),
    ("n > 0 ? argmax(pt < 45 ? pt / 0 * 0 : pt) : 9", [1, 9, 0]),
    ("sum(kind == 'b')", [1, 0, 2]),
    ("sum(pt[kind == 'b'])", [50, 0, 75]),
    ("n > 0 && kind[0] == 'b'", [1, 0, 1]),
    ("sum(kind == label)", [0, 0, 0]),
    ("sum(pt > 30 ? pt : 0)", [50, 0, 75]),
    ("sum(max(pt, 30))", [80, 0, 105]),
  ]

  @Test(arguments: ofLists)
  func `lists are computed element by element and reduced`(
    formula: String, expected: [Double]
  ) throws {
    #expect(try evaluated(formula).numbers == expected, "\(formula)")
  }

  @Test func `a list stays a list with its lengths`() throws {
    let column = try evaluated("pt[pt > 30] / 10")
    #expect(column == FormulaColumn(values: .numbers([5, 4, 3.5]), offsets: [0, 1, 1, 3]))
  }

  @Test func `types and names are known before any event is`() throws {
    let formula = try Formula("sum(pt) > 2 * x && label == 's'")
    #expect(formula.names == ["pt", "x", "label"])
    #expect(try formula.compiled(for: types).type == .truth)
    #expect(try Formula("pt > 30").compiled(for: types).type == .truths)
    #expect(try Formula("pt + 1").compiled(for: types).type == .numbers)
    #expect(try Formula("kind").compiled(for: types).type == .texts)
  }

  @Test func `a block without events gives none`() throws {
    let empty = FormulaBlock(
      count: 0, columns: ["pt": FormulaColumn(values: .numbers([]), offsets: [0])])
    let formula = try Formula("leading(pt, 0) + 1").compiled(for: ["pt": .numbers])
    #expect(try formula.evaluate(empty) == FormulaColumn([]))
  }
}
