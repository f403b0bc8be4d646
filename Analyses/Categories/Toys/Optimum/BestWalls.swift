/// The walls that no others of their number beat, between cells of an axis.
public struct BestWalls: Hashable, Sendable {
  /// The first cell of every bin but the first, ascending.
  public let walls: [Int]
  /// √Σ q over the bins.
  public let significance: Double
}

extension BestWalls {
  /// Maximises Σ q over all ways to join neighbouring cells into bins, by dynamic programming: the best n
  /// bins of the first j cells are the best n − 1 of some fewer and one more bin. Bellman, 1957; for
  /// bins Jackson et al., doi:10.1109/LSP.2001.838216. Time and memory grow with the square of the cells.
  ///
  /// A bin of signal without background is not allowed. Without a larger minimum the best walls make
  /// use of single simulated events, the more so the finer the cells.
  ///
  /// - Parameters:
  ///   - signal: Expected events in each cell.
  ///   - background: As many.
  ///   - bins: The number of bins, at least 1.
  ///   - minimumBackground: Background events that every bin has at least.
  /// - Returns: nil where no such bins are allowed.
  /// - Precondition: there are at least as many cells as bins.
  public static func find(
    signal: [Double], background: [Double], bins: Int, minimumBackground: Double = 0
  ) -> BestWalls? {
    let cells = signal.count
    precondition(
      background.count == cells && 1...max(cells, 1) ~= bins,
      "\(bins) bins of \(cells) and \(background.count) cells")
    let gains = JoinedCells(signal, background, minimumBackground)
    var best = (0...cells).map { $0 == 0 ? -Double.infinity : gains[0, $0] }
    var choices: [[Int]] = []
    for _ in 1..<max(bins, 1) {
      var (next, from) = (best, Array(repeating: 0, count: cells + 1))
      for end in 0...cells {
        next[end] = -.infinity
        for start in 0..<end where best[start] + gains[start, end] > next[end] {
          (next[end], from[end]) = (best[start] + gains[start, end], start)
        }
      }
      best = next
      choices.append(from)
    }
    guard best[cells] > -.infinity else { return nil }
    var (walls, end) = ([Int](), cells)
    for from in choices.reversed() {
      end = from[end]
      walls.append(end)
    }
    return BestWalls(walls: walls.reversed(), significance: best[cells].squareRoot())
  }
}

/// q of every run of cells; −∞ where it is not allowed.
private struct JoinedCells {
  private let values: [Double]
  private let stride: Int

  init(_ signal: [Double], _ background: [Double], _ minimum: Double) {
    let (s, b) = (runningSums(signal), runningSums(background))
    let stride = s.count
    self.stride = stride
    values = Array(unsafeUninitializedCapacity: stride * stride) { buffer, count in
      buffer.initialize(repeating: -.infinity)
      count = stride * stride
      for start in 0..<stride {
        for end in (start + 1)..<max(stride, start + 1) {
          let (signal, background) = (s[end] - s[start], b[end] - b[start])
          let q = countingTest(signal: signal, background: background)
          let isAllowed = q.isFinite && background >= minimum
          buffer[start * stride + end] = isAllowed ? q : -.infinity
        }
      }
    }
  }

  subscript(start: Int, end: Int) -> Double { values[start * stride + end] }
}

private func runningSums(_ numbers: [Double]) -> [Double] {
  numbers.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
}
