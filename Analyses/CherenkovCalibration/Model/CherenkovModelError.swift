/// A number of the model outside the range where it means something.
public struct CherenkovModelError: Error, Hashable, CustomStringConvertible {
  /// What went wrong, with the value given and the range expected.
  public let description: String

  enum Range { case positive, positiveOrInfinite, probability }

  static func check(_ value: Double, named name: String, isIn range: Range) throws {
    let (isIn, expected) =
      switch range {
      case .positive: (value > 0 && value.isFinite, "a positive, finite number")
      case .positiveOrInfinite: (value > 0, "a positive number or infinity")
      case .probability: (value >= 0 && value <= 1, "a number from 0 to 1")
      }
    guard isIn else {
      throw CherenkovModelError(description: "The \(name) is \(value); expected \(expected).")
    }
  }
}
