import Terminal

extension FileContents {
  /// A heading and a table whose first column is a tree.
  func text(_ style: TextStyle) -> String {
    var table = TextTable([
      .left("contents"), .left("type"), .left(""), .right("stored"), .right("unpacked"),
      .left("compression"),
    ])
    for node in nodes { append(node, to: &table, prefix: "", branch: "", isWhole: isPart) }
    let size = fileByteCount.map { ", \(Digits.bytes($0))" } ?? ""
    let title = style.apply(.bold, to: path.printable)
    return "\(title) (\(format)): \(summary)\(size)\n"
      + (nodes.isEmpty ? "" : "\n\(table.text(style))")
  }

  /// - Parameters:
  ///   - prefix: What stands before the node's children.
  ///   - branch: What stands before the node.
  private func append(
    _ node: ContentsNode, to table: inout TextTable, prefix: String, branch: String, isWhole: Bool
  ) {
    table.append([
      branch + node.name, node.type, node.details, node.storedByteCount.map(Digits.bytes) ?? "",
      node.byteCount.map(Digits.bytes) ?? "", node.compression,
    ])
    let limit = isWhole ? nil : node.childLimit
    let isCut = limit.map { node.children.count > $0 } ?? false
    let shown = isCut ? Array(node.children.prefix((limit ?? 0) - 2)) : node.children
    for (index, child) in shown.enumerated() {
      let isLast = index == node.children.count - 1
      append(
        child, to: &table, prefix: prefix + (isLast ? "   " : "│  "),
        branch: prefix + (isLast ? "└─ " : "├─ "), isWhole: false)
    }
    guard isCut else { return }
    let hidden = node.children.count - shown.count
    table.append(["\(prefix)└─ … \(hidden) more", "", "", "", "", ""])
  }
}

extension Digits {
  /// A number of bytes to three digits, in powers of 1000.
  static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    var (value, unit) = (Double(count), 0)
    while value >= 999.5, unit < 5 { (value, unit) = (value / 1000, unit + 1) }
    return "\(significant(value, 3)) \(["B", "kB", "MB", "GB", "TB", "PB"][unit])"
  }

  /// A whole number of things with its noun: “12 345 entries”.
  static func grouped(_ count: Int, _ noun: String, _ nouns: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : nouns ?? noun + "s")"
  }

  /// A whole number, of five digits and more in groups of three.
  static func grouped(_ count: Int) -> String {
    let digits = Array("\(count)")
    guard digits.count > 4 else { return "\(count)" }
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? " \(digit)" : "\(digit)"
    }.joined()
  }
}
