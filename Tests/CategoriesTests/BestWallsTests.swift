import Categories
import TestSupport
import Testing

@Suite("The best walls")
struct BestWallsTests {
  private let signal = [0.5, 2, 0.1, 3, 1, 4, 0, 2.5]
  private let background = [40.0, 30, 25, 12, 9, 3, 2, 0.5]

  /// √Σ q of bins that begin at cells `walls`.
  private func significance(_ walls: [Int]) -> Double {
    let limits = [0] + walls + [signal.count]
    func sums(_ cells: [Double]) -> [Double] {
      zip(limits, limits.dropFirst()).map { cells[$0..<$1].reduce(0, +) }
    }
    return countingSignificance(signal: sums(signal), background: sums(background))
  }

  /// All ascending choices of so many walls.
  private func choices(_ count: Int, from first: Int = 1) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return (first..<signal.count).flatMap { wall in
      choices(count - 1, from: wall + 1).map { [wall] + $0 }
    }
  }

  @Test(arguments: 1...8)
  func `are those that trying all finds`(bins: Int) throws {
    let best = try #require(BestWalls.find(signal: signal, background: background, bins: bins))
    let all = choices(bins - 1)
    let expected = all.max { significance($0) < significance($1) }!
    #expect(best.walls == expected)
    #expect(abs(best.significance - significance(expected)) < 1e-13)
  }

  @Test func `leave no signal without background`() throws {
    let best = try #require(BestWalls.find(signal: [1, 5, 3], background: [4, 2, 0], bins: 2))
    #expect(best.walls == [1])
    #expect(BestWalls.find(signal: [1, 5, 3], background: [4, 2, 0], bins: 3) == nil)
    #expect(BestWalls.find(signal: [1, 5], background: [0, 0], bins: 1) == nil)
  }

  @Test func `have as much background as is asked for`() throws {
    let best = try #require(
      BestWalls.find(signal: signal, background: background, bins: 3, minimumBackground: 10))
    let allowed = choices(2).filter { walls in
      let limits = [0] + walls + [8]
      return zip(limits, limits.dropFirst()).allSatisfy {
        background[$0..<$1].reduce(0, +) >= 10
      }
    }
    #expect(allowed.count < choices(2).count)
    #expect(best.walls == allowed.max { significance($0) < significance($1) }!)
  }

  @Test func `significance of counts`() {
    #expect(abs(countingTest(signal: 5, background: 50) / 0.4841197784757346 - 1) < 1e-13)
    #expect(abs(countingTest(signal: 0.001, background: 100) / 9.999966666833332e-9 - 1) < 1e-9)
    #expect(countingTest(signal: 0, background: 0) == 0)
    #expect(countingTest(signal: 1, background: 0) == .infinity)
  }

  @Test func `significance by the rule with a jump`() {
    let (signal, background) = ([4.0, 30], [50.0, 2])
    let exact = countingSignificance(signal: signal, background: background)
    #expect(abs(exact / 10.85161143176661 - 1) < 1e-13)
    let piecewise = piecewiseSignificance(signal: signal, background: background)
    #expect(abs(piecewise / 10.85198959745843 - 1) < 1e-13)
  }
}
