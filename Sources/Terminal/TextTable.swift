/// A table in columns of equal width, for people.
///
/// ```swift
/// var table = TextTable([.left("parameter"), .point("value")])
/// table.append(["mu", "0.54"])
/// print(table.text(.plain))
/// ```
public struct TextTable: Sendable {
  /// A column's heading, and how its cells stand.
  public enum Column: Sendable {
    case left(String)
    case right(String)
    /// Decimal points below each other.
    case point(String)

    var heading: String {
      switch self {
      case .left(let heading), .right(let heading), .point(let heading): heading
      }
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// A table without rows.
  ///
  /// - Parameter columns: From the left to the right.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Whether it has no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds a row at the end.
  ///
  /// - Parameter cells: One text for each column; control characters are escaped.
  public mutating func append(_ cells: [String]) {
    precondition(
      cells.count == columns.count, "\(cells.count) cells given, the table has \(columns.count)")
    rows.append(cells.map(\.printable))
  }

  /// The lines, each ended by a line break. Columns without any text are left out.
  ///
  /// - Parameter style: Headings are bold in a coloured one.
  public func text(_ style: TextStyle) -> String {
    let shown = columns.indices.filter { column in
      rows.isEmpty || rows.contains { !$0[column].isEmpty }
    }
    let texts = shown.map { lines(of: $0) }
    let count = rows.count + 1
    return (0..<count).map { line in
      let text = texts.map { $0[line] }.joined(separator: "  ").withoutTrailingSpaces
      return (line == 0 ? style.apply(.bold, to: text) : text) + "\n"
    }.joined()
  }

  /// A column's heading and cells, of equal width.
  private func lines(of column: Int) -> [String] {
    let cells = rows.map { $0[column] }
    switch columns[column] {
    case .left(let heading):
      let width = ([heading] + cells).map(\.count).max()!
      return ([heading] + cells).map { $0.padded(to: width) }
    case .right(let heading):
      let width = ([heading] + cells).map(\.count).max()!
      return ([heading] + cells).map { $0.indented(to: width) }
    case .point(let heading):
      let after = cells.map(\.lengthFromPoint).max() ?? 0
      let aligned = cells.map { $0 + String(repeating: " ", count: after - $0.lengthFromPoint) }
      let width = ([heading] + aligned).map(\.count).max()!
      return ([heading] + aligned).map { $0.indented(to: width) }
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func indented(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The length of a number's text from its decimal point on; 0 without one.
  fileprivate var lengthFromPoint: Int {
    firstIndex(of: ".").map { distance(from: $0, to: endIndex) } ?? 0
  }

  fileprivate var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
