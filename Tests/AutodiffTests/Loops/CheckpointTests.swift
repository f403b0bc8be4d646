import Testing

@testable import Autodiff

@Suite("Checkpoints of a reversed loop")
struct CheckpointTests {
  /// β(c, r) = (c + r)!/(c! r!), how many steps c checkpoints reverse with r repetitions of each.
  private func reach(count: Int, repeats: Int) -> Int {
    (0..<repeats).reduce(1) { $0 * (count + $1 + 1) / ($1 + 1) }
  }

  /// Runs the schedule on states that are their own step's number.
  private func run(steps: Int, count: Int) -> (visited: [Int], advances: [Int]) {
    var places = Array(repeating: 0, count: count + 1)
    var (visited, advances): ([Int], [Int]) = ([], Array(repeating: 0, count: steps))
    Checkpoints.reverse(steps: steps, count: count) { range, source, target in
      #expect(places[source] == range.lowerBound)
      for step in range { advances[step] += 1 }
      places[target] = range.upperBound
    } visit: { step, place in
      #expect(places[place] == step)
      visited.append(step)
    }
    return (visited, advances)
  }

  @Test(arguments: [(1, 1), (2, 1), (7, 1), (10, 3), (100, 4), (1000, 45), (1000, 3), (64, 63)])
  func `every step is visited once, from the last, as seldom computed as can be`(
    steps: Int, count: Int
  ) {
    let (visited, advances) = run(steps: steps, count: count)
    #expect(visited == (0..<steps).reversed())
    var repeats = 0
    while reach(count: count, repeats: repeats) < steps { repeats += 1 }
    #expect(advances.max()! <= repeats)
    // Griewank and Walther, equation (2): r l − β(c + 1, r − 1) steps forwards.
    guard repeats > 0 else { return }
    let spared = reach(count: count + 1, repeats: repeats - 1)
    #expect(advances.reduce(0, +) == repeats * steps - spared)
  }

  @Test func `the usual number of checkpoints computes each step at most twice more`() {
    for steps in [1, 2, 3, 10, 99, 1000, 12_345] {
      let count = Checkpoints.squareRoot.number(steps: steps)
      #expect(run(steps: steps, count: count).advances.max()! <= 2)
      #expect(Double(count) <= (2 * Double(steps)).squareRoot() + 1)
    }
    #expect(Checkpoints.count(7).number(steps: 4) == 3)
    #expect(run(steps: 50, count: Checkpoints.everyStep.number(steps: 50)).advances.max() == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `the next checkpoint is found without trying all, whatever the numbers`() {
    #expect(Checkpoints.advance(steps: 1_000_000, count: 1) == 999_999)
    #expect(Checkpoints.advance(steps: .max, count: .max / 2) == .max / 2 + 1)
    for (steps, count) in [(2, 1), (10, 3), (11, 3), (300, 2), (5000, 4)] {
      var repeats = 1
      while reach(count: count, repeats: repeats) < steps { repeats += 1 }
      let before = reach(count: count, repeats: repeats - 1)
      let spared = reach(count: count - 1, repeats: repeats - 1)
      #expect(
        Checkpoints.advance(steps: steps, count: count) == max(1, min(before, steps - spared)))
    }
  }
}
