import Foundation
import Testing

@testable import Autodiff

@Suite("Loops")
struct LoopTests {
  private let space = EventSpace("events")
  private let rate = GlobalExpression.parameter("rate")
  private let scale = GlobalExpression.parameter("scale", shape: [2, 2])
  private let point: [GlobalExpression: Tensor]
  private static let count = 9_001
  private let source = ColumnSource([
    "x": (0..<count).map { Double($0 * 7919 % 1009) / 500 - 1 },
    "y": (0..<count).map { Double($0 * 104_729 % 997) / 300 + 0.1 },
  ])

  init() {
    point = [rate: 0.3, scale: Tensor(rows: [[0.5, -0.2], [0.1, 0.7]])]
  }

  private func step(_ number: GlobalExpression, _ x: EventExpression) -> EventExpression {
    let y = EventExpression.column("y", of: space)
    return tanh(matmul(x, scale) + 0.01 * number * rate) + 0.1 * y * sin(x)
  }

  private var start: EventExpression { EventExpression.columns(["x", "y"], of: space) * rate }

  private func loop(_ steps: Int, _ checkpoints: Checkpoints = .squareRoot) -> EventExpression {
    iterated(steps: steps, from: start, checkpoints: checkpoints) { step($0, $1) }
  }

  private func unrolled(_ steps: Int) -> EventExpression {
    (0..<steps).reduce(start) { step(GlobalExpression(Double($1)), $0) }
  }

  private func outputs(_ x: EventExpression) -> [GlobalExpression] {
    let loss = square(x).sum().meanOverEvents()
    return [loss] + gradient(of: loss, withRespectTo: [rate, scale])
  }

  private func evaluate(
    _ outputs: [GlobalExpression], threads: Int = 1, memoryBudget: Int = 1 << 30
  ) throws -> [Double] {
    let evaluator = Evaluator(Plan(outputs), threads: threads, memoryBudget: memoryBudget)
    evaluator.bind(space, to: source)
    return try evaluator.evaluate(point).flatMap(\.elements)
  }

  @Test(arguments: [1, 2, 20])
  func `a loop over events equals the graph written out`(steps: Int) throws {
    let found = try evaluate(outputs(loop(steps)))
    let expected = try evaluate(outputs(unrolled(steps)))
    for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
  }

  @Test func `same bits for any number of threads, any memory and any checkpoints`() throws {
    let reference = try evaluate(outputs(loop(20)))
    for threads in [2, 3] {
      for memory in [0, 1 << 30] {
        let found = try evaluate(outputs(loop(20)), threads: threads, memoryBudget: memory)
        #expect(found == reference)
      }
    }
    // Other checkpoints make blocks of other sizes, so sums are rounded otherwise.
    for kept in [Checkpoints.count(1), .count(3), .everyStep] {
      let found = try evaluate(outputs(loop(20, kept)))
      for (a, b) in zip(found, reference) { #expect(abs(a - b) <= 1e-13 * max(1, abs(b))) }
    }
  }

  @Test func `a thousand global steps have the derivative of a power`() throws {
    let x = iterated(steps: 1000, from: GlobalExpression(1)) { _, x in x * (1 + rate * 0.001) }
    let slope = gradient(of: x, withRespectTo: rate)
    let curvature = gradient(of: slope, withRespectTo: rate)
    let values = try values(of: [x, slope, curvature], at: point).map(\.scalar)
    let base = 1 + 0.3 * 0.001
    for (order, value) in values.enumerated() {
      let factor = [1.0, 1, 0.999][order]
      #expect(abs(value / (factor * pow(base, Double(1000 - order))) - 1) < 1e-11)
    }
  }

  @Test func `a loop of constants, states that pass through and states that change places`() throws
  {
    let (a, b, c) = iterated(
      steps: 3, from: (GlobalExpression(1), GlobalExpression(2), rate)
    ) { step, a, b, c in (b, a, step * 0 + c) }
    let slope = gradient(of: a + b * c, withRespectTo: rate)
    let found = try values(of: [a, b, c, slope], at: point).map(\.scalar)
    #expect(found == [2, 1, 0.3, 1])
    let same = iterated(steps: 4, from: rate) { _, _ in GlobalExpression(5) }
    let five = try same.value(at: point)
    #expect(five == 5)
    #expect(!isDifferentiable(same, withRespectTo: rate))
  }

  @Test func `what is detached in a loop has no derivative, exactly`() throws {
    let x = iterated(steps: 3, from: rate) { _, x in x.detached() * 2 + 1 }
    #expect(!isDifferentiable(x, withRespectTo: rate))
    let end = try x.value(at: point).scalar
    #expect(abs(end - 9.4) < 1e-14)
  }

  @Test func `yields are stacked step after step, and their sum is accumulated`() throws {
    let y = EventExpression.column("y", of: space)
    let path = scanned(steps: 4, from: y) { step, x in (next: x * 0.5, yield: x + step) }.yields
    let sum = accumulated(steps: 4, from: y) { step, x in (next: x * 0.5, yield: x + step) }.sum
    #expect(path.shape == [4] && sum.shape == [])
    let data = ColumnSource(["y": [1, 8]])
    #expect(try path.rows(events: [space: data]) == [[1, 8], [1.5, 5], [2.25, 4], [3.125, 4]])
    #expect(try sum.rows(events: [space: data]) == [[7.875, 21]])
  }

  /// In a process of its own, so that nothing else takes memory meanwhile.
  @Test func `reverse mode keeps checkpoints, not steps`() async {
    await #expect(processExitsWith: .success) {
      let steps = 10_000
      let usual = try LoopMemory.grown(steps: steps, checkpoints: .squareRoot)
      let all = try LoopMemory.grown(steps: steps, checkpoints: .everyStep)
      // 80 MB for every step's state, 1.2 MB for 142 of them.
      let state = LoopMemory.stateBytes
      precondition(usual < steps * state / 8, "\(usual) bytes for checkpoints")
      precondition(all > steps * state / 2, "\(all) bytes for every step")
    }
  }

  @Test func `clipped derivatives stay small, inside a loop and for each event`() throws {
    let clipped = iterated(steps: 50, from: rate) { _, x in
      (x * 3.0).clippingDerivative(to: .value(2))
    }
    let slope = try gradient(of: clipped, withRespectTo: rate).value(at: point).scalar
    #expect(slope == 6)
    let x = EventExpression.columns(["x", "y"], of: space)
    let loss = (x.clippingDerivative(to: .norm(5)) * [3.0, 4.0] * x.sum().detached())
      .sum().sumOverEvents()
    let data = ColumnSource(["x": [0.5, 2, 0], "y": [0.5, 2, 0]])
    let rows = try gradient(of: loss, withRespectTo: x).rows(events: [space: data])
    #expect(rows == [[3, 3, 0], [4, 4, 0]])
  }

  @Test func `a NaN in a loop is named by the loop and the event`() throws {
    let x = EventExpression.column("x", of: space)
    let end = iterated(steps: 5, from: x, label: "drift") { _, x in log(x) }
    let evaluator = Evaluator(Plan([end.sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: source)
    try evaluator.evaluate()
    #expect(
      evaluator.firstNonFiniteValue()?.description.hasPrefix("5 steps of drift is") == true)
  }
}

/// What the gradient of a loop over a wide state takes.
private enum LoopMemory {
  private static let width = 1000
  static let stateBytes = width * MemoryLayout<Double>.stride

  /// - Returns: By how many bytes the most memory that this process ever held has grown.
  static func grown(steps: Int, checkpoints: Checkpoints) throws -> Int {
    let x = GlobalExpression.parameter("x", shape: [width])
    let end = iterated(steps: steps, from: x, checkpoints: checkpoints) { _, x in x + 0.1 * x * x }
    let slope = gradient(of: end.sum(), withRespectTo: x)
    let before = peak
    let found = try slope.value(at: [x: Tensor.zeros([width])])
    precondition(found.elements.allSatisfy { $0 == 1 })
    return peak - before
  }

  /// Not from `getrusage` on Linux, where that begins with the memory of the process that started this one.
  private static var peak: Int {
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      let status = try! String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }!
      return Int(line.filter(\.isNumber))! * 1024
    #endif
  }
}
