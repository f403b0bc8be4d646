import Foundation

extension Notebook {
  /// The notebook as a Swift function that calls `beginBlock(_:)` before each block.
  ///
  /// Code keeps its place in the notebook, to which the compiler's messages refer. Imports and blocks of types
  /// go before the function.
  ///
  /// - Parameter path: Of the notebook, for the compiler's messages.
  public func program(path: String) -> String {
    var imports: [String] = []
    var types: [String] = []
    var body: [String] = []
    for (index, block) in blocks.enumerated() {
      let code = lines[block.code]
      imports += code.filter(isImport)
      let placed =
        ["#sourceLocation(file: \"\(path)\", line: \(block.code.lowerBound + 1))"]
        + code.map { isImport($0) ? "" : $0 } + ["#sourceLocation()"]
      if block.declaresTypes { types += placed }
      body += ["beginBlock(\(index))"] + (block.declaresTypes ? [] : placed)
    }
    let head = Array(Set(imports)).sorted() + [""] + types + ["func \(functionName)() throws {"]
    return (head + body + ["}", ""]).joined(separator: "\n")
  }

  private func isImport(_ line: String) -> Bool { line.hasPrefix("import ") }

  /// The name of its function, `notebook01Parameters`.
  public var functionName: String {
    "notebook" + name.split { !$0.isLetter && !$0.isNumber }.map(\.localizedCapitalized).joined()
  }
}
