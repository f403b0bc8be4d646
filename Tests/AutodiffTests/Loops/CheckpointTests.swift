import Testing

@testable import Autodiff

@Suite("Checkpoints of a reversed loop")
struct CheckpointTests {
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
    while Checkpoints.reach(count: count, repeats: repeats, limit: steps) < steps { repeats += 1 }
    #expect(advances.max()! <= repeats)
    // Griewank and Walther, equation (2): r l − β(c + 1, r − 1) steps forwards.
    guard repeats > 0 else { return }
    let spared = Checkpoints.reach(count: count + 1, repeats: repeats - 1, limit: .max)
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

  @Test func `reach is the binomial coefficient, held at a limit`() {
    #expect(Checkpoints.reach(count: 3, repeats: 2, limit: 1000) == 10)
    #expect(Checkpoints.reach(count: 0, repeats: 5, limit: 1000) == 1)
    #expect(Checkpoints.reach(count: 500, repeats: 400, limit: 77) == 77)
  }
}
