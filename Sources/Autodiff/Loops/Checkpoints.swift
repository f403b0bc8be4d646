/// How many states of a loop reverse mode keeps at a time, the others being computed again from them.
///
/// Each thread keeps them for one block of events, 8 bytes for each number, on top of an evaluator's
/// `memoryBudget`. A block has 64 to 4096 events, the fewer the more there is to keep. For 64 events, 1000
/// steps of a state of 50 numbers take 26 MB with `.everyStep`, and 1.2 MB with `.squareRoot`.
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

  /// Every step's state: memory in proportion to the number of steps, each computed once more. For few
  /// steps or narrow states.
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

  /// How many steps to go before the next checkpoint, of `steps` that lie before the end.
  static func advance(steps: Int, count: Int) -> Int {
    // β(c, r) for one r after another, and before it β(c, r − 1), until the steps are within reach.
    var (repeats, before, reach) = (1, 1, count + 1)
    while reach < steps {
      repeats += 1
      let (product, isBeyond) = reach.multipliedReportingOverflow(by: count + repeats)
      (before, reach) = (reach, isBeyond ? steps : product / repeats)
    }
    // β(c − 1, r − 1) = β(c, r − 1) c/(c + r − 1)
    let fewer = before.multipliedFullWidth(by: count)
    let spared = (count + repeats - 1).dividingFullWidth(fewer).quotient
    return max(1, min(before, steps - spared))
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
