import Synchronization

/// How many bins a file may make that it only gives the number of: a few bytes ask for millions, and
/// may do so again and again.
final class UHIBudget: Sendable {
  private let left: Atomic<Int>
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    left = Atomic(limit)
  }

  /// - Parameter byteCount: Of the file: what is written out in it is always within the budget, and
  ///   so is the largest histogram that is not, with its axes.
  convenience init(byteCount: Int) { self.init(limit: 2 * BinGrid.limit + byteCount) }

  /// Takes bins from the budget of a decoder that has one.
  ///
  /// - Throws: `UHIProblem` where there are no more.
  static func claim(_ count: Int, from decoder: any Decoder) throws {
    guard let budget = decoder.userInfo[.budget] as? UHIBudget, count > 0 else { return }
    guard budget.left.subtract(count, ordering: .relaxed).newValue >= 0 else {
      throw UHIProblem(
        reason: "the histograms of one file have more than \(budget.limit) bins, axes counted, too;"
          + " write several files")
    }
  }
}

extension CodingUserInfoKey {
  static let budget = CodingUserInfoKey(rawValue: "budget")!
}
