import Apus

/// The categories of gato-hep's comparison: each event belongs to the class of the largest score, and the
/// regions of the two signals are divided into equal bins of their own score from 1/3 to 1.
public struct ClassRegions: Sendable {
  /// Bins in each signal's region.
  public let bins: Int

  /// - Parameter bins: Bins in each signal's region, at least 1.
  public init(bins: Int) {
    precondition(bins >= 1, "\(bins) bins; give 1 or more")
    self.bins = bins
  }

  /// All categories: the bins of both signals and the region of the background.
  public var count: Int { 2 * bins + 1 }

  /// The category of an event: the first signal's bins, the second's, then the background's region.
  ///
  /// - Parameters:
  ///   - p1: The score of the first signal.
  ///   - p2: The score of the second; 1 − p₁ − p₂ is the background's.
  public func category(_ p1: Double, _ p2: Double) -> Int {
    let background = 1 - p1 - p2
    if p1 >= p2 && p1 >= background { return bin(p1) }
    return p2 >= background ? bins + bin(p2) : 2 * bins
  }

  private func bin(_ score: Double) -> Int {
    max(0, min(Int((score - 1.0 / 3) * 1.5 * Double(bins)), bins - 1))
  }

  /// Expected events in all categories where one process is the signal and all others are background.
  ///
  /// - Parameters:
  ///   - processes: With columns `p1` and `p2`.
  ///   - signal: The name of the signal.
  public func counts(_ processes: [PhysicsProcess], signal: String) throws -> CellCounts {
    let counts = try processes.map { process in
      try process.counts(cells: count) { table in
        zip(try table.column("p1"), try table.column("p2")).map { category($0, $1) }
      }
    }
    return CellCounts(processes, counts) { $0.name == signal }
  }
}
