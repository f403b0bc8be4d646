import Apus
import Foundation

/// Where walls of the log likelihood ratio may stand when the best are sought.
public enum WallGrid: Hashable, Sendable {
  /// Equal cells of the score 1/(1 + e⁻ʳ) in 0...1.
  case score(Int)
  /// Equal cells of the log likelihood ratio r in `Walls.range`; the outer ones are open.
  case ratio(Int)

  /// The inner walls between cells, in the log likelihood ratio.
  public var walls: [Double] {
    switch self {
    case .score(let cells):
      (1..<cells).map { log(Double($0) / Double(cells - $0)) }
    case .ratio(let cells):
      (1..<cells).map {
        let range = Walls.range
        return range.lowerBound
          + (range.upperBound - range.lowerBound) * Double($0) / Double(cells)
      }
    }
  }

  /// The best walls for some events with the column `ratio`, and what they reach.
  ///
  /// - Parameters:
  ///   - bins: The number of bins.
  ///   - processes: The events.
  ///   - minimumBackground: Background events that every bin has at least.
  /// - Throws: `WallGridError` where every choice has a bin with too little background.
  public func best(_ bins: Int, of processes: [PhysicsProcess], minimumBackground: Double = 0)
    throws -> (walls: [Double], significance: Double)
  {
    let cells = try CellCounts(processes, of: "ratio", walls: walls)
    guard
      let best = BestWalls.find(
        signal: cells.signal, background: cells.background, bins: bins,
        minimumBackground: minimumBackground)
    else { throw WallGridError(bins: bins) }
    return (best.walls.map { walls[$0 - 1] }, best.significance)
  }
}

/// There are no bins that all have enough background.
public struct WallGridError: Error, Hashable, CustomStringConvertible {
  let bins: Int

  public var description: String {
    "of all choices of \(bins) bins, each has one with too little background; take more events or fewer bins"
  }
}
