import Foundation
import TestSupport
import Testing

@testable import Autodiff

/// Edges and a bandwidth that lead the kernels along different ways.
struct KernelAxisCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let edges: [Double]
  let bandwidth: Double

  static let all: [KernelAxisCase] = [
    .init(testDescription: "one edge", edges: [0.3], bandwidth: 0.2),
    .init(testDescription: "two edges", edges: [0.3, 0.4], bandwidth: 1e-3),
    .init(testDescription: "wide kernel", edges: uniform(12), bandwidth: 3),
    .init(testDescription: "narrow kernel", edges: uniform(12), bandwidth: 1e-4),
    .init(testDescription: "kernel of a bin", edges: uniform(200), bandwidth: 6.0 / 199),
    .init(testDescription: "kernel of a tenth of a bin", edges: uniform(200), bandwidth: 0.003),
    .init(
      testDescription: "edges that crowd",
      edges: (0..<60).map { 1 - 2 * pow(0.8, Double($0)) }, bandwidth: 0.01),
    .init(testDescription: "edges in disorder", edges: [0.4, -0.3, 0.9, 0.2], bandwidth: 0.1),
    .init(testDescription: "an infinite edge", edges: [-.infinity, -1, 0, 1], bandwidth: 0.02),
    .init(testDescription: "a negative bandwidth", edges: [-1, 0, 1], bandwidth: -0.1),
  ]

  private static func uniform(_ count: Int) -> [Double] {
    (0..<count).map { -3 + 6 * Double($0) / Double(count - 1) }
  }
}

@Suite("Kernel histograms")
struct KernelHistogramTests {
  private let space = EventSpace("sample")
  /// As many events as leave a group of the kernel unfinished, some far outside.
  private static let x = Tensor.random([331], seed: 5).elements.map { 3.4 * $0 } + [-80, 80, 0]
  private static let weights = Tensor.random([334], seed: 6).elements

  private func arguments(_ axis: KernelAxisCase) -> KernelArguments {
    KernelArguments(
      x: EventExpression.column("x", of: space).node,
      edges: .constant(array: Tensor(axis.edges)), bandwidth: .constant(axis.bandwidth))
  }

  /// An infinite edge is put far away, where t φ(t) is 0 and not NaN.
  private func formula(_ part: KernelPart, _ axis: KernelAxisCase) -> Node {
    let edges = axis.edges.map { min(max($0, -1e100), 1e100) }
    let finite = KernelAxisCase(testDescription: "", edges: edges, bandwidth: axis.bandwidth)
    return arguments(finite).formula(part)
  }

  private var weight: Node { EventExpression.column("weight", of: space).node }

  private func values(_ nodes: [Node], x: [Double] = Self.x) throws -> [[Double]] {
    try Autodiff.values(
      of: nodes.map(GlobalExpression.init),
      events: [space: ColumnSource(["x": x, "weight": Array(Self.weights.prefix(x.count))])]
    ).map(\.elements)
  }

  private func rows(_ nodes: [Node], x: [Double] = Self.x) throws -> [[Double]] {
    let outputs = nodes.map(EventExpression.init)
    let evaluator = Evaluator(Plan([], eventOutputs: outputs))
    evaluator.bind(space, to: ColumnSource(["x": x]))
    try evaluator.evaluate()
    return outputs.map { evaluator.eventValues($0)[0] }
  }

  private static let cases = KernelAxisCase.all.flatMap { axis in
    KernelHistogramExamples.parts.map { (axis, $0) }
  }

  @Test(arguments: cases)
  func `sums equal the formula, event by event and edge by edge`(
    axis: KernelAxisCase, part: KernelPart
  ) throws {
    let arguments = arguments(axis)
    let found = try values([
      arguments.sum(part, weights: weight), arguments.sum(part, weights: nil),
      (formula(part, axis) * weight).summedOverEvents(),
      formula(part, axis).summedOverEvents(),
    ])
    #expect(deviation(of: found[0], from: found[2], scale: 30) < 4e-16)
    #expect(deviation(of: found[1], from: found[3], scale: 30) < 4e-16)
  }

  @Test(arguments: cases)
  func `means equal the formula`(axis: KernelAxisCase, part: KernelPart) throws {
    let arguments = arguments(axis)
    let shape = part.shape(edges: arguments.edges.shape)
    let coefficients = Node.constant(array: .random(shape, seed: 2))
    let found = try rows([
      arguments.mean(part, coefficients),
      (formula(part, axis) * coefficients).summed(to: .scalar),
    ])
    #expect(deviation(of: found[0], from: found[1], scale: 1) < 4e-15)
  }

  @Test(arguments: KernelAxisCase.all)
  func `no weight is lost`(axis: KernelAxisCase) throws {
    let cells = try values([arguments(axis).sum(.cells, weights: weight)])[0]
    let total = Self.weights.reduce(0, +)
    #expect(abs(cells.reduce(0, +) - total) < 1e-13)
  }

  @Test func `cells far above keep the digits of those far below`() throws {
    let far = { (sign: Double) in
      KernelArguments(
        x: EventExpression.column("x", of: space).node,
        edges: .constant(array: Tensor(sign > 0 ? [-8, 6, 7] : [-7, -6, 8])),
        bandwidth: .constant(1))
    }
    let above = try values([far(1).sum(.cells, weights: nil)], x: [0])[0][2]
    let below = try values([far(-1).sum(.cells, weights: nil)], x: [0])[0][1]
    // Φ(−6) − Φ(−7) at 30 digits (mpmath).
    let exact = 9.8530783249381231e-10
    #expect(abs(above / exact - 1) < 1e-13)
    #expect(above == below)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `values that are not finite are as in the formula`(value: Double) throws {
    for axis in KernelAxisCase.all {
      let arguments = arguments(axis)
      let x = Array(Self.x.prefix(100)) + [value]
      let found = try values(
        [arguments.sum(.cells, weights: nil), arguments.formula(.cells).summedOverEvents()], x: x)
      for (a, b) in zip(found[0], found[1]) {
        #expect(a.isNaN == b.isNaN && (a.isNaN || abs(a - b) < 1e-12), "\(axis.testDescription)")
      }
    }
  }

  @Test(arguments: [0, 1, 2])
  func `hardly any events`(count: Int) throws {
    let cells = arguments(KernelAxisCase.all[4]).sum(.cells, weights: nil)
    let found = try values([cells], x: Array(Self.x.prefix(count)))[0]
    #expect(abs(found.reduce(0, +) - Double(count)) < 1e-14)
  }

  @Test(arguments: KernelAxisCase.all)
  func `parts computed together are those computed apart`(axis: KernelAxisCase) throws {
    let arguments = arguments(axis)
    let sums = KernelHistogramExamples.parts.map { arguments.sum($0, weights: weight) }
    let together = try values(sums)
    for (sum, found) in zip(sums, together) {
      #expect(deviation(of: found, from: try values([sum])[0], scale: 30) < 1e-16)
    }
  }

  @Test(arguments: [0.02, 0.06])
  func `derivatives equal finite differences where few edges are within reach`(width: Double)
    throws
  {
    let edges = GlobalExpression.parameter("edges", shape: [40])
    let (bandwidth, shift) = (GlobalExpression.parameter("h"), GlobalExpression.parameter("shift"))
    let x = EventExpression.column("x", of: space) + shift
    let weights = EventExpression.column("weight", of: space) * exp(shift)
    let cells = x.kernelHistogram(edges: edges, bandwidth: bandwidth, weights: weights)
    let squares = x.kernelHistogramOfSquares(edges: edges, bandwidth: bandwidth, weights: weights)
    let factors = GlobalExpression(Tensor.random([41], seed: 3))
    let check = try checkDerivatives(
      of: (cells * factors + squares * square(factors)).sum(),
      at: [
        edges: Tensor((0..<40).map { -2 + Double($0) / 10 }), bandwidth: Tensor(width), shift: 0,
      ],
      events: [space: ColumnSource(["x": Self.x, "weight": Self.weights])], step: 2e-3,
      tolerance: 1e-5)
    #expect(check.passes, "\(check)")
  }

  @Test func `sums over the same events are one step of a sweep`() throws {
    let (edges, width) = (
      GlobalExpression.parameter("edges", shape: [5]), GlobalExpression.parameter("width")
    )
    let x = EventExpression.column("x", of: space)
    let cells = x.kernelHistogram(edges: edges, bandwidth: width)
    let loss = (cells * cells).sum()
    let plan = Plan([loss] + gradient(of: loss, withRespectTo: [edges, width]))
    let planner = SweepPlanner(plan, counts: [space: 10], memoryBudget: 0)
    let steps = try #require(planner.layout(level: 0, space: space)).steps
    #expect(steps.map(\.count).sorted() == [1, 3])
    #expect(planner.layout(level: 1, space: space) == nil)
  }
}
