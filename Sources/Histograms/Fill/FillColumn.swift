/// One value of an observable per event: numbers, or names of categories.
///
/// Most callers give arrays to `fill(_:weights:)` instead; columns are for those who
/// do not know the number of axes beforehand.
public struct FillColumn: Sendable {
  enum Storage: Sendable {
    case numbers([Double])
    case names([String])
  }

  let storage: Storage

  /// A column of numbers.
  public init(_ numbers: [Double]) { storage = .numbers(numbers) }
  /// A column of names.
  public init(_ names: [String]) { storage = .names(names) }

  /// The number of events.
  public var count: Int {
    switch storage {
    case .numbers(let numbers): numbers.count
    case .names(let names): names.count
    }
  }
}

/// What can be put on an axis: numbers, and names of categories.
///
/// Truth values are 1 and 0. Whole numbers beyond 2⁵³ are rounded.
public protocol AxisValue: Sendable {
  /// The column of these values.
  static func column(_ values: [Self]) -> FillColumn
}

extension Double: AxisValue {
  /// The column of these numbers.
  public static func column(_ values: [Double]) -> FillColumn { FillColumn(values) }
}

extension Float: AxisValue {
  /// The column of these numbers.
  public static func column(_ values: [Float]) -> FillColumn { FillColumn(values.map(Double.init)) }
}

extension Int: AxisValue {
  /// The column of these numbers.
  public static func column(_ values: [Int]) -> FillColumn { FillColumn(values.map(Double.init)) }
}

extension Bool: AxisValue {
  /// The column with 1 for true and 0 for false.
  public static func column(_ values: [Bool]) -> FillColumn {
    FillColumn(values.map { $0 ? 1.0 : 0 })
  }
}

extension String: AxisValue {
  /// The column of these names.
  public static func column(_ values: [String]) -> FillColumn { FillColumn(values) }
}
