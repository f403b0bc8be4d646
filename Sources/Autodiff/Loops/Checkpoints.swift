/// How many states of a loop reverse mode keeps at a time, the others being computed again from them.
///
/// With c checkpoints and each step computed at most r times more, β(c, r) = (c + r)!/(c! r!) steps can
/// be reversed, which no other schedule betters. Griewank and Walther, ACM Trans. Math. Softw. 26 (2000)
/// 19, doi:10.1145/347837.347846.
public struct Checkpoints: Hashable, Sendable {
  private enum Choice: Hashable {
    case squareRoot
    case count(Int)
    case everyStep
  }

  private let choice: Choice

  /// ⌈√(2 steps)⌉ checkpoints, with which each step is computed at most twice more.
  public static let squareRoot = Checkpoints(choice: .squareRoot)

  /// So many checkpoints, at least 1. Few cost time: with one, the square of the number of steps.
  ///
  /// - Parameter count: States kept beside the first.
  public static func count(_ count: Int) -> Checkpoints { Checkpoints(choice: .count(count)) }

  /// Every step's state: memory in proportion to the number of steps, each computed once more.
  public static let everyStep = Checkpoints(choice: .everyStep)

  /// The number for a loop, never more than are useful.
  func number(steps: Int) -> Int {
    let wanted =
      switch choice {
      case .squareRoot: Int((2 * Double(steps)).squareRoot().rounded(.up))
      case .count(let count): count
      case .everyStep: steps
      }
    return max(1, min(wanted, steps - 1))
  }

  /// The number of steps that `count` checkpoints reverse with `repeats` repetitions of each:
  /// β(c, r) = (c + r)!/(c! r!); at most `limit`.
  static func reach(count: Int, repeats: Int, limit: Int) -> Int {
    var product = 1
    for factor in 0..<repeats {
      let (next, overflow) = product.multipliedReportingOverflow(by: count + factor + 1)
      if overflow { return limit }
      product = next / (factor + 1)
      if product >= limit { return limit }
    }
    return product
  }

  /// How many steps to go before the next checkpoint, of `steps` that lie before the end.
  static func advance(steps: Int, count: Int) -> Int {
    func reach(_ count: Int, _ repeats: Int) -> Int {
      Checkpoints.reach(count: count, repeats: repeats, limit: steps)
    }
    var repeats = 1
    while reach(count, repeats) < steps { repeats += 1 }
    return max(1, min(reach(count, repeats - 1), steps - reach(count - 1, repeats - 1)))
  }

  /// Visits the steps of a loop from the last to the first, each with its state at hand.
  ///
  /// - Parameters:
  ///   - steps: The number of steps, at least 1.
  ///   - count: The number of checkpoints, at least 1.
  ///   - advance: Goes from the state in one place, before one step, to another step and leaves the
  ///     state in another place. Place 0 holds the first state; the checkpoints are 1 to `count`.
  ///   - visit: Handles a step; its state is in the given place.
  static func reverse(
    steps: Int, count: Int,
    advance: (_ steps: Range<Int>, _ source: Int, _ target: Int) -> Void,
    visit: (_ step: Int, _ place: Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: count + 1) { positions in
      positions.initialize(repeating: 0)
      var (top, end) = (0, steps)
      while end > 0 {
        let start = positions[top]
        if end - start > 1 {
          let target = start + Checkpoints.advance(steps: end - start, count: count - top)
          advance(start..<target, top, top + 1)
          top += 1
          positions[top] = target
        } else {
          visit(start, top)
          end = start
          if top > 0 { top -= 1 }
        }
      }
    }
  }
}
