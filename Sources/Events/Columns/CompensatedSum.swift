/// A sum that keeps what rounding takes from it: its error is about one unit in the last place of
/// the result, and n ε² Σ|x| besides, for n terms.
///
/// A. Neumaier, “Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen”, ZAMM 54
/// (1974) 39, doi:10.1002/zamm.19740540106.
public struct CompensatedSum: Sendable, Equatable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum of nothing.
  public init() {}

  /// The sum so far; an infinity or NaN if a term, or the sum, was one.
  public var value: Double { sum.isFinite ? sum + lost : sum }

  /// Adds a term.
  public mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
