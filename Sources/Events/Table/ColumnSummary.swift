/// What a number column holds, in a few numbers.
public struct ColumnSummary: Sendable, Equatable {
  /// The column's name.
  public let name: String
  /// The number of events.
  public let count: Int
  /// How many values equal the missing-value marker; `nil` when no marker was given.
  public let missingCount: Int?
  /// How many values are NaN, not counting those that are marked missing.
  public let nanCount: Int
  /// The smallest value, leaving out missing ones and NaN; `nil` when none is left.
  public let minimum: Double?
  /// The largest value, leaving out missing ones and NaN; `nil` when none is left.
  public let maximum: Double?
  /// The unweighted mean, leaving out missing values and NaN; `nil` when none is left.
  public let mean: Double?

  /// Summarises values.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - values: Its values.
  ///   - missing: The marker of missing values, such as −999 (or NaN), if there is one.
  public init(name: String, values: [Double], missing: Double? = nil) {
    self.init(name: name, Column(values), missing: missing)
  }

  /// Summarises a column, in one pass.
  init(name: String, _ column: Column, missing: Double?) {
    var (missingCount, nanCount, presentCount) = (0, 0, 0)
    var (minimum, maximum) = (Double.infinity, -Double.infinity)
    var sum = CompensatedSum()
    column.forEachBlock { _, values in
      for value in values {
        if let missing, isMissing(value, marker: missing) {
          missingCount += 1
        } else if value.isNaN {
          nanCount += 1
        } else {
          presentCount += 1
          minimum = min(minimum, value)
          maximum = max(maximum, value)
          sum.add(value)
        }
      }
    }
    self.name = name
    count = column.count
    self.missingCount = missing.map { _ in missingCount }
    self.nanCount = nanCount
    self.minimum = presentCount > 0 ? minimum : nil
    self.maximum = presentCount > 0 ? maximum : nil
    mean = presentCount > 0 ? sum.value / Double(presentCount) : nil
  }
}
