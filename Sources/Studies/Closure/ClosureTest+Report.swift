import Terminal

extension ClosureTest {
  /// A table of the pulls, the fits that failed, and the verdict.
  ///
  /// - Parameter style: For a terminal, or plain.
  public func report(_ style: TextStyle) -> String {
    var text = table.text(style)
    for (reason, seeds) in reasons {
      text += "failed, seed\(seeds.count == 1 ? "" : "s") \(seeds): \(reason.printable)\n"
    }
    let good = fits.count - failures.count
    text += "\(good) of \(fits.count) fits are good; "
    text += passes ? "the closure test passes\n" : "the closure test FAILS\n"
    return text + complaints.map { "  \($0.printable)\n" }.joined()
  }

  /// A row for each parameter.
  public var table: TextTable {
    var table = TextTable([
      .left("parameter"), .point("mean pull"), .point("±"), .point("width"), .point("±"),
      .right("mean error"),
    ])
    for pull in pulls {
      table.append([
        pull.name, fixed(pull.mean, 2, signed: true), fixed(pull.errorOfMean, 2),
        fixed(pull.width, 2), fixed(pull.errorOfWidth, 2), Studies.text(pull.meanError),
      ])
    }
    return table
  }

  /// Reasons of failures with their seeds as text, at most ten of each.
  private var reasons: [(String, String)] {
    Dictionary(grouping: failures, by: \.reason).sorted { $0.key < $1.key }.map { reason, fits in
      let shown = fits.prefix(10).map { "\($0.seed)" }.joined(separator: ", ")
      return (reason, fits.count > 10 ? "\(shown) … (\(fits.count))" : shown)
    }
  }
}
