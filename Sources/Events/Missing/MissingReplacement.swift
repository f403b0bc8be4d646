/// What takes the place of missing values.
public enum MissingReplacement: Sendable, Equatable {
  /// The same value in every column.
  case value(Double)
  /// The column's unweighted mean over the events that have it.
  case mean
  /// The column's unweighted median over the events that have it; of an even number of values, the
  /// mean of the middle two.
  case median
  /// A value for each column by name. Use ``MissingReport/replacements`` of a training sample here
  /// to treat another sample exactly alike.
  case values([String: Double])
}

/// What a replacement of missing values did.
public struct MissingReport: Sendable, Equatable, CustomStringConvertible {
  /// One column's part of the report.
  public struct Column: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// How many events lacked it.
    public let missingCount: Int
    /// What those events now hold.
    public let replacement: Double
  }

  /// The number of events looked at.
  public let count: Int
  /// The columns treated, in the order they were named.
  public let columns: [Column]

  /// Column names with the value that replaced what was missing, for ``MissingReplacement/values(_:)``.
  public var replacements: [String: Double] {
    columns.reduce(into: [:]) { $0[$1.name] = $1.replacement }
  }

  /// One line for each column: `DER_mass_MMC: 3491 of 22889 missing, replaced by 121.9`.
  public var description: String {
    columns.map {
      "\($0.name): \($0.missingCount) of \(count) missing, replaced by \($0.replacement)"
    }.joined(separator: "\n")
  }
}

/// Whether a value equals the marker of missing values; a NaN marker matches every NaN.
func isMissing(_ value: Double, marker: Double) -> Bool {
  marker.isNaN ? value.isNaN : value == marker
}
