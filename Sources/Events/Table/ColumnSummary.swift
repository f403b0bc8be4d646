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
    self.name = name
    count = values.count
    let present = missing.map { marker in values.filter { !isMissing($0, marker: marker) } }
    missingCount = present.map { values.count - $0.count }
    let numbers = (present ?? values).filter { !$0.isNaN }
    nanCount = (present ?? values).count - numbers.count
    minimum = numbers.min()
    maximum = numbers.max()
    mean = numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }
}
