/// A function that makes one number of an event's list.
enum Reduction: String, CaseIterable, Sendable {
  /// The number of elements.
  case count
  case sum
  /// The product; 1 of no elements.
  case product
  case mean
  /// The smallest element.
  case min
  case max
  /// Where the smallest element is, the first of equal ones; where the first NaN is, if there is one.
  case argmin
  case argmax
  /// Whether one is true; false of no elements.
  case any
  /// Whether all are true; true of no elements.
  case all

  /// Another name.
  static let aliases: [String: Reduction] = ["len": .count, "length": .count, "prod": .product]

  /// What the elements have to be.
  var wantsTruth: Bool { self == .any || self == .all }

  var result: FormulaType { wantsTruth ? .truth : .number }

  /// Whether it makes no sense of an empty list.
  var needsElements: Bool {
    switch self {
    case .mean, .min, .max, .argmin, .argmax: true
    default: false
    }
  }

  /// Its value, for a list that is not empty where it needs elements.
  func callAsFunction(_ values: ArraySlice<Double>) -> Double {
    switch self {
    case .count: Double(values.count)
    case .sum: values.reduce(0, +)
    case .product: values.reduce(1, *)
    case .mean: values.reduce(0, +) / Double(values.count)
    case .min: values.reduce(.infinity) { $1 < $0 || $1.isNaN ? $1 : $0 }
    case .max: values.reduce(-.infinity) { $1 > $0 || $1.isNaN ? $1 : $0 }
    case .argmin: position(in: values) { $0 < $1 || ($0.isNaN && !$1.isNaN) }
    case .argmax: position(in: values) { $0 > $1 || ($0.isNaN && !$1.isNaN) }
    case .any: values.contains { $0 != 0 } ? 1 : 0
    case .all: values.allSatisfy { $0 != 0 } ? 1 : 0
    }
  }

  private func position(
    in values: ArraySlice<Double>, _ isBetter: (Double, Double) -> Bool
  ) -> Double {
    var best = values.startIndex
    for index in values.indices.dropFirst() where isBetter(values[index], values[best]) {
      best = index
    }
    return Double(best - values.startIndex)
  }
}
