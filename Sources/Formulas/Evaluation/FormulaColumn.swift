/// A column of a block of events: one value for each event, or a list of values.
public struct FormulaColumn: Sendable, Equatable {
  /// The values, one after the other.
  public enum Values: Sendable, Equatable {
    /// Numbers; truth values as 1 and 0.
    case numbers([Double])
    case texts([String])

    /// The number of values.
    public var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .texts(let values): values.count
      }
    }
  }

  /// The values of all events, one after the other.
  public let values: Values
  /// Of lists: event i has the values `offsets[i]..<offsets[i + 1]`. Nil for one value an event.
  public let offsets: [Int]?

  /// A column of numbers, one for each event.
  public init(_ numbers: [Double]) { self.init(values: .numbers(numbers), offsets: nil) }

  /// A column of texts, one for each event.
  public init(texts: [String]) { self.init(values: .texts(texts), offsets: nil) }

  /// A column of lists.
  ///
  /// - Parameters:
  ///   - values: The values of all events, one after the other.
  ///   - offsets: Where each event's values begin, and where the last one's end; nil for one value an
  ///     event.
  /// - Precondition: Offsets begin with 0, do not decrease, and end with the number of values.
  public init(values: Values, offsets: [Int]?) {
    if let offsets {
      precondition(
        offsets.first == 0 && offsets.last == values.count
          && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 },
        "offsets from \(offsets.first ?? -1) to \(offsets.last ?? -1) for \(values.count) values")
    }
    self.values = values
    self.offsets = offsets
  }

  /// The number of events.
  public var count: Int { offsets.map { $0.count - 1 } ?? values.count }

  /// The numbers where there is one for each event; nil for texts and lists.
  public var numbers: [Double]? {
    guard offsets == nil, case .numbers(let numbers) = values else { return nil }
    return numbers
  }

  /// The texts where there is one for each event; nil for numbers and lists.
  public var texts: [String]? {
    guard offsets == nil, case .texts(let texts) = values else { return nil }
    return texts
  }
}
