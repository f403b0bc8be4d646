import Formulas
import Foundation

func readFormula(_ bytes: Data) throws {
  let formula = try Formula(String(decoding: bytes, as: UTF8.self))
  _ = try formula.compiled(for: types).evaluate(block)
}

private let types: [String: FormulaType] = [
  "x": .number, "n": .number, "s": .text, "pt": .numbers, "eta": .numbers, "ts": .texts,
]

/// Three events; one has no elements.
private let block = FormulaBlock(
  count: 3,
  columns: [
    "x": FormulaColumn([1.5, -2, .nan]), "n": FormulaColumn([0, 3, 1e300]),
    "s": FormulaColumn(texts: ["a", "", "muon"]),
    "pt": FormulaColumn(values: .numbers([40, 30, 20]), offsets: [0, 2, 2, 3]),
    "eta": FormulaColumn(values: .numbers([0.1, -2, 1]), offsets: [0, 2, 2, 3]),
    "ts": FormulaColumn(values: .texts(["a", "b", "c"]), offsets: [0, 1, 1, 3]),
  ])
