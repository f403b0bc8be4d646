import Foundation

extension Notebook {
  /// The notebook as a Swift function that calls `beginBlock(_:)` before each block.
  ///
  /// Code keeps its place in the notebook, to which the compiler's messages refer. Imports go before the
  /// function.
  ///
  /// - Parameter path: Of the notebook, for the compiler's messages.
  public func program(path: String) -> String {
    var imports: [String] = []
    var body: [String] = []
    for (index, block) in blocks.enumerated() {
      body.append("beginBlock(\(index))")
      body.append("#sourceLocation(file: \"\(path)\", line: \(block.code.lowerBound + 1))")
      for line in lines[block.code] {
        if line.hasPrefix("import ") {
          imports.append(line)
          body.append("")
        } else {
          body.append(line)
        }
      }
      body.append("#sourceLocation()")
    }
    let head = Array(Set(imports)).sorted() + ["", "func \(functionName)() throws {"]
    return (head + body + ["}", ""]).joined(separator: "\n")
  }

  /// The name of its function, `notebook01Parameters`.
  public var functionName: String {
    "notebook" + name.split { !$0.isLetter && !$0.isNumber }.map(\.localizedCapitalized).joined()
  }
}
