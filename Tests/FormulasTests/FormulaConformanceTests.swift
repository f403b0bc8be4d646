import Formulas
import Foundation
import NumericalMethods
import TestSupport
import Testing

@Suite("Conformance of formulas with Python")
struct FormulaConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `formulas drawn at random come to what NumPy makes of them`() throws {
    var author = FormulaAuthor(RandomStream(seed: 4, purpose: "formulas").generator())
    let formulas = (0..<2000).map { _ in author.number(depth: 4) }
    let columns: [String: [Double]] = [
      "x": [0, 1, -1, 0.5, -2.75, 1e3, 3], "y": [2, 2, 0, -0.125, 7, 1e-3, 3],
      "z": [1, 0, -3, 5.5, 2, -8, 0.1],
    ]
    let expected = try python(formulas, columns)
    let block = FormulaBlock(count: 7, columns: columns.mapValues { FormulaColumn($0) })
    var differing: [String] = []
    for (formula, expected) in zip(formulas, expected) {
      let values = try Formula(formula).compiled(for: columns.mapValues { _ in .number })
        .evaluate(block).numbers
      let agree = try zip(#require(values), expected).allSatisfy(close)
      if !agree { differing.append("\(formula): \(values ?? []) and not \(expected)") }
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.first ?? "")")
  }

  private func close(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }

  private func python(_ formulas: [String], _ columns: [String: [Double]]) throws -> [[Double]] {
    struct Given: Encodable {
      let formulas: [String]
      let columns: [String: [Double]]
    }
    return try withTemporaryFolder { folder in
      let (source, target) = (folder.appending(path: "in"), folder.appending(path: "out"))
      try JSONEncoder().encode(Given(formulas: formulas, columns: columns)).write(to: source)
      #expect(try ConformanceScript("formulas.py").run([source.path, target.path]) == 0)
      let texts = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: target))
      return texts.map { $0.map { Double($0) ?? .nan } }
    }
  }
}

/// Writes formulas that mean the same here and in Python with NumPy.
///
/// Nothing in them is chaotic: no sine of large numbers, no remainder, whose sign differs.
private struct FormulaAuthor {
  private var generator: SequentialGenerator

  init(_ generator: SequentialGenerator) { self.generator = generator }

  mutating func number(depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return leaf()
    case 1, 2:
      let infix = ["+", "-", "*", "/"].randomElement(using: &generator)!
      return "\(number(depth: depth - 1)) \(infix) \(number(depth: depth - 1))"
    case 3: return "(\(number(depth: depth - 1)) - \(number(depth: depth - 1)))"
    case 4: return "-\(leaf()) ** 2"
    case 5:
      let function = ["abs", "sqrt", "arctan", "tanh", "floor", "sign", "arcsinh", "log1p"]
        .randomElement(using: &generator)!
      return "\(function)(\(number(depth: depth - 1)))"
    case 6:
      let function = ["hypot", "arctan2", "min", "max"].randomElement(using: &generator)!
      return "\(function)(\(number(depth: depth - 1)), \(number(depth: depth - 1)))"
    case 7:
      return "where(\(condition(depth: depth - 1)), \(number(depth: depth - 1)), \(leaf()))"
    default: return "(\(condition(depth: depth - 1))) * \(leaf())"
    }
  }

  private mutating func condition(depth: Int) -> String {
    let comparison = ["<", "<=", ">", ">=", "==", "!="].randomElement(using: &generator)!
    let simple = "(\(number(depth: max(0, depth - 1))) \(comparison) \(variable()))"
    switch Int.random(in: 0..<4, using: &generator) {
    case 0 where depth > 0: return "\(simple) & \(condition(depth: depth - 1))"
    case 1 where depth > 0: return "\(simple) | \(condition(depth: depth - 1))"
    case 2: return "~\(simple)"
    default: return simple
    }
  }

  /// Compared with, so that the result is an array: ~ of Python's own truth values is something else.
  private mutating func variable() -> String { ["x", "y", "z"].randomElement(using: &generator)! }

  private mutating func leaf() -> String {
    ["x", "y", "z", "2", "0.5", "1e1", "pi", "3."].randomElement(using: &generator)!
  }
}
