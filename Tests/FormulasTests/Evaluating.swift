import Formulas

/// Three events: numbers, texts, and lists of 2, 0 and 3 elements.
let events = FormulaBlock(
  count: 3, firstEvent: 100,
  columns: [
    "n": FormulaColumn([2, 0, 3]),
    "x": FormulaColumn([1, -2, 0.5]),
    "flag": FormulaColumn([1, 0, 1]),
    "label": FormulaColumn(texts: ["s", "b", "s"]),
    "pt": FormulaColumn(values: .numbers([50, 20, 40, 35, 10]), offsets: [0, 2, 2, 5]),
    "eta": FormulaColumn(values: .numbers([1, -1, 2.5, 0, -2]), offsets: [0, 2, 2, 5]),
    "kind": FormulaColumn(values: .texts(["b", "c", "b", "b", "l"]), offsets: [0, 2, 2, 5]),
    "Jet.m-1": FormulaColumn([7, 8, 9]),
  ])

let types: [String: FormulaType] = [
  "n": .number, "x": .number, "flag": .truth, "label": .text, "pt": .numbers, "eta": .numbers,
  "kind": .texts, "Jet.m-1": .number,
]

func evaluated(_ text: String) throws -> FormulaColumn {
  try Formula(text).compiled(for: types).evaluate(events)
}

/// The text of the error of a formula that has one.
func problem(_ text: String) -> String? {
  do {
    _ = try evaluated(text)
    return nil
  } catch {
    return "\(error)"
  }
}
