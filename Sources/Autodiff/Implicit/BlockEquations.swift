import NumericalMethods

/// Equations f(x) = 0 compiled to be solved for a block of events at once, each on its own.
final class BlockEquations: Sendable {
  private let program: BlockProgram
  private let searchInputs: Int
  private let count: Int
  private let capturedCount: Int

  init(_ function: ImplicitBody, searchInputs: Int) {
    let body = function.body
    program = BlockProgram(
      outputs: [function.value, function.transposedJacobian],
      inputs: body.states + body.placeholders, varying: body.states, delivered: 0)
    (self.searchInputs, count) = (searchInputs, function.variable.shape.count)
    capturedCount = body.placeholders.count
  }

  /// Lends a block of a kernel's frame to `body`, which leaves the roots in its output.
  func withBlock(_ frame: Frame, _ body: (Block) -> Void) {
    program.withWorkspace { workspace in
      let (n, scratch) = (frame.events, 2 * count + count * count + 8)
      workspace.prepare(events: n, firstEvent: frame.firstEvent)
      for index in 0..<capturedCount {
        workspace.read(1 + index, at: frame.input(searchInputs + index))
      }
      workspace.runFixed()
      withUnsafeTemporaryAllocation(of: Double.self, capacity: (2 * count + 6) * n + scratch) {
        $0.initialize(repeating: 0)
        body(Block(count: count, frame: frame, workspace: workspace, memory: $0.baseAddress!))
      }
    }
  }

  /// One block: the roots so far are in the frame's output.
  struct Block {
    let count: Int
    fileprivate let frame: Frame
    fileprivate let workspace: BlockWorkspace
    fileprivate let memory: UnsafeMutablePointer<Double>

    private var n: Int { frame.events }
    private var roots: UnsafeMutablePointer<Double> { frame.output }
    /// Where f is computed, and the directions of the steps.
    private var trial: UnsafeMutablePointer<Double> { memory }
    private var direction: UnsafeMutablePointer<Double> { memory + count * n }
    /// A few numbers for each event.
    private func row(_ index: Int) -> UnsafeMutablePointer<Double> {
      memory + (2 * count + index) * n
    }
    private var scratch: UnsafeMutablePointer<Double> { memory + (2 * count + 6) * n }

    func copyInput(_ index: Int) { roots.update(from: frame.input(index), count: count * n) }

    private func evaluate() -> (
      values: UnsafePointer<Double>, transposedJacobian: UnsafePointer<Double>
    ) {
      workspace.read(0, at: trial)
      workspace.run()
      return (workspace.result(0), workspace.result(1))
    }

    private func fail(_ event: Int) {
      for i in 0..<count { roots[i * n + event] = .nan }
    }
  }
}

extension BlockEquations.Block {
  /// Brings one global system near its root; Newton's method says whether it is one.
  func approach(tolerance: Double, limit: Int) {
    let start = Array(UnsafeBufferPointer(start: roots, count: count))
    let options = PowellHybrid(tolerance: tolerance, iterationLimit: limit)
    let root = NumericalMethods.findRoot(from: start, using: options) { x, values, jacobian in
      trial.update(from: x, count: count)
      let found = evaluate()
      values.update(from: found.values, count: count)
      for i in 0..<count {
        for j in 0..<count { jacobian[i * count + j] = found.transposedJacobian[j * count + i] }
      }
    }
    if root.outcome != .notFinite { roots.update(from: root.position, count: count) }
  }

  /// Newton's method; a step is halved until it lowers ‖f‖.
  func newton(tolerance: Double, scale: Double, limit: Int) {
    let (open, norm, fraction) = (row(0), row(1), row(2))
    trial.update(from: roots, count: count * n)
    for event in 0..<n { (open[event], norm[event], fraction[event]) = (1, .infinity, 1) }
    var left = n
    for _ in 0..<limit where left > 0 {
      let (values, transposed) = evaluate()
      for event in 0..<n where open[event] != 0 {
        let now = (0..<count).reduce(0.0) { max($0, Swift.abs(values[$1 * n + event])) }
        let isFinite = (0..<count).allSatisfy { values[$0 * n + event].isFinite }
        if isFinite && now < norm[event] {
          for i in 0..<count { roots[i * n + event] = trial[i * n + event] }
          (norm[event], fraction[event]) = (now, 1)
          if now == 0 { open[event] = 0 } else { direct(event, values, transposed) }
          // The last step is taken, too: its error is about the square of its length.
          if open[event] != 0, length(event, scale) <= tolerance {
            for i in 0..<count { roots[i * n + event] += direction[i * n + event] }
            open[event] = 0
          }
        } else {
          fraction[event] /= 2
          if norm[event] == .infinity || fraction[event] < 0x1p-40 { stall(event, scale) }
        }
        if open[event] == 0 { left -= 1 }
        for i in 0..<count {
          trial[i * n + event] = roots[i * n + event] + fraction[event] * direction[i * n + event]
        }
      }
    }
    for event in 0..<n where open[event] != 0 { fail(event) }
  }

  /// Solves for an event's step; a singular Jacobian ends its search.
  private func direct(
    _ event: Int, _ values: UnsafePointer<Double>, _ transposed: UnsafePointer<Double>
  ) {
    let (a, b) = (scratch, scratch + count * count)
    for i in 0..<count {
      for j in 0..<count { a[i * count + j] = transposed[(j * count + i) * n + event] }
      b[i] = -values[i * n + event]
    }
    solveInPlace(a, b, order: count)
    for i in 0..<count { direction[i * n + event] = b[i] }
    if !(0..<count).allSatisfy({ b[$0].isFinite }) {
      fail(event)
      row(0)[event] = 0
    }
  }

  /// The longest element of an event's step, relative to max(scale, |x|).
  private func length(_ event: Int, _ scale: Double) -> Double {
    (0..<count).reduce(0.0) {
      let (x, step) = (roots[$1 * n + event], Swift.abs(direction[$1 * n + event]))
      return step == 0 ? $0 : max($0, step / max(scale, Swift.abs(x)))
    }
  }

  /// No step lowers ‖f‖: a root, if Newton's step is as short as rounding may make it.
  private func stall(_ event: Int, _ scale: Double) {
    if row(1)[event] == .infinity || length(event, scale) > 1e-8 { fail(event) }
    row(0)[event] = 0
  }

  /// Newton's method within a bracket, which is halved where Newton's step leaves it or is more than half
  /// of the step before the last.
  func bisect(tolerance: Double, limit: Int) {
    let (lower, upper, sign, last, open) = (row(0), row(1), row(2), row(3), row(4))
    let beforeLast = row(5)
    beforeLast.update(repeating: .infinity, count: n)
    var left = openBrackets(lower, upper, sign, last, open)
    for _ in 0..<limit where left > 0 {
      let (values, slopes) = evaluate()
      for event in 0..<n where open[event] != 0 {
        let (x, f) = (trial[event], values[event])
        if f == 0 || !f.isFinite {
          roots[event] = f == 0 ? x : .nan
          (open[event], left) = (0, left - 1)
          continue
        }
        if (f > 0) == (sign[event] > 0) { lower[event] = x } else { upper[event] = x }
        let newton = x - f / slopes[event]
        let middle = lower[event] + (upper[event] - lower[event]) / 2
        let width = Swift.abs(frame.input(1)[event] - frame.input(0)[event])
        let slack = tolerance * max(Swift.abs(x), width)
        let (low, high) = (min(lower[event], upper[event]), max(lower[event], upper[event]))
        // A root at the bracket's very end may be missed by rounding.
        let isInside = newton >= low - slack && newton <= high + slack
        let isFast = 2 * Swift.abs(newton - x) <= beforeLast[event]
        let next = isInside && isFast ? min(max(newton, low), high) : middle
        (beforeLast[event], last[event]) = (last[event], Swift.abs(next - x))
        trial[event] = next
        if last[event] <= slack {
          roots[event] = next
          (open[event], left) = (0, left - 1)
        }
      }
    }
    for event in 0..<n where open[event] != 0 { fail(event) }
  }

  /// - Returns: How many events have a root within their brackets, and not at an end.
  private func openBrackets(
    _ lower: UnsafeMutablePointer<Double>, _ upper: UnsafeMutablePointer<Double>,
    _ sign: UnsafeMutablePointer<Double>, _ last: UnsafeMutablePointer<Double>,
    _ open: UnsafeMutablePointer<Double>
  ) -> Int {
    for (index, end) in [lower, upper].enumerated() {
      end.update(from: frame.input(index), count: n)
    }
    trial.update(from: lower, count: n)
    sign.update(from: evaluate().values, count: n)
    trial.update(from: upper, count: n)
    let values = evaluate().values
    var left = 0
    for event in 0..<n {
      let (atLower, atUpper) = (sign[event], values[event])
      if atLower == 0 || atUpper == 0 {
        roots[event] = atLower == 0 ? lower[event] : upper[event]
      } else if atLower.isFinite, atUpper.isFinite, atLower.sign != atUpper.sign {
        (open[event], last[event]) = (1, .infinity)
        trial[event] = lower[event] + (upper[event] - lower[event]) / 2
        left += 1
      } else {
        fail(event)
      }
    }
    return left
  }
}
