import Foundation
import Studies
import Terminal

/// Gauss and Newton's steps beside the simplex of Nelder and Mead, on the same profiles.
public struct SearchComparison: StudyResult {
  /// One search.
  public struct Row: Hashable, Sendable, Codable {
    /// Of the profile.
    public let seed: UInt64
    /// How it was searched.
    public let method: String
    /// Templates simulated, those of differences included.
    public let templates: Int
    /// From the start to the end.
    public let seconds: Double
    /// The lowest χ² of the search; it counts as arrived at 0.5 above that of Gauss and Newton.
    public let chiSquare: Double
    /// Whether it got there.
    public let hasArrived: Bool
  }

  /// Profile by profile, both methods.
  public let rows: [Row]

  /// Searches one after another, so that times are those of a quiet machine.
  ///
  /// - Parameters:
  ///   - closure: The profiles and their fits.
  ///   - seeds: One for each profile.
  ///   - limit: Templates after which a simplex is given up.
  /// - Throws: ``SetupError`` for a truth that means nothing.
  public init(_ closure: ProfileClosure, seeds: some Sequence<UInt64>, limit: Int) throws {
    let seeds = Array(seeds)
    rows = try ProgressLine.during("searches", total: seeds.count) { line in
      try seeds.enumerated().flatMap { index, seed in
        defer { line.show(index + 1) }
        return try Self.searches(closure, seed: seed, limit: limit)
      }
    }
  }

  private static func searches(_ closure: ProfileClosure, seed: UInt64, limit: Int) throws -> [Row]
  {
    let (fit, data, start) = try closure.problem(seed: seed)
    let began = ContinuousClock.now
    let found = try fit.fit(data, from: start)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    let lowest = try fit.chiSquare(of: data, at: found.design)
    let problem = MinimisationProblem(
      "profile", start: start.numbers, scales: start.numbers.map { 0.2 * $0 },
      goal: .value(best: lowest, within: 0.5),
      value: { numbers in
        guard numbers.allSatisfy({ $0 > 0 }) else { return .infinity }
        return try fit.chiSquare(of: data, at: Design(numbers: numbers))
      }, valueAndGradient: { _, _ in .nan })
    let simplex = try MinimisationRun(problem, .nelderMead, limit: limit)
    return [
      Row(
        seed: seed, method: "Gauss–Newton",
        templates: found.steps + 2 * closure.source.differenced.count * found.linearisations,
        seconds: seconds, chiSquare: lowest, hasArrived: found.hasConverged),
      Row(
        seed: seed, method: simplex.method, templates: simplex.values, seconds: simplex.seconds,
        chiSquare: simplex.lowest, hasArrived: simplex.hasArrived),
    ]
  }

  /// A row for each search.
  public var table: TextTable {
    var table = TextTable([
      .right("seed"), .left("method"), .right("templates"), .point("seconds"), .point("χ²"),
      .left(""),
    ])
    for row in rows {
      table.append([
        "\(row.seed)", row.method, "\(row.templates)", String(format: "%.1f", row.seconds),
        String(format: "%.2f", row.chiSquare), row.hasArrived ? "" : "did not arrive",
      ])
    }
    return table
  }
}
