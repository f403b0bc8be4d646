import Apus
import Foundation

/// A weighted sum of the bins of a relaxed histogram of a million events: value, and gradient with
/// respect to the bandwidth and to x of every event. The peer is `hist_scaling.py`.
struct RelaxedHistogram: Benchmark {
  /// The number of bins and the bandwidth in bin widths, in the order of the peer.
  static let cases = [10, 50, 200].flatMap { bins in
    [0.1, 0.5, 1.0].map { (bins: bins, fraction: $0) }
  }

  let name: String
  let repetitions = 3
  let tolerance = Tolerance.double
  let threads: Int
  let dataMegabytes: Double
  private let x: [Double]
  private let edges: [Double]
  private let factors: [Double]
  private let width: Double
  private let bandwidth = GlobalExpression.parameter("bandwidth")
  /// ∂L/∂x, per event.
  private let slope: EventExpression
  private let evaluator: Evaluator

  init(_ events: EventTable, bins: Int, fraction: Double, threads: Int) throws {
    let space = EventSpace("signal")
    name = "hist_\(bins)_\(fraction)"
    self.threads = threads
    x = try events.column("mass")
    dataMegabytes = Double(x.count * 8) / 1_048_576
    width = fraction * 20 / Double(bins)
    edges = (0...bins).map { 115 + 20 * Double($0) / Double(bins) }
    factors = (0..<bins).map { Foundation.cos(Double($0)) }

    let mass = EventExpression.column("mass", of: space)
    let template = fillTemplate(
      of: mass, edges: GlobalExpression(edges), assignment: .kernel(bandwidth: bandwidth),
      outside: .dropped)
    let loss = (template.values * GlobalExpression(factors)).sum()
    slope = gradient(of: loss, withRespectTo: mass)
    evaluator = Evaluator(
      Plan([loss, gradient(of: loss, withRespectTo: bandwidth)], eventOutputs: [slope]),
      threads: threads)
    evaluator.bind(space, to: TableSource(events))
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate([bandwidth: Tensor(width)])
    return Outcome(
      value: results[0].scalar, gradients: ["grad_bandwidth": results[1].elements])
  }

  /// Compares ∂L/∂x of some events with the closed form, as the peer does not print it.
  ///
  /// - Throws: `Disagreement`.
  func checkSlopes() throws {
    let events = Array(stride(from: 0, to: x.count, by: 997))
    let all = evaluator.eventValues(slope)[0]
    let (found, expected) = (events.map { all[$0] }, events.map { closedSlope(at: x[$0]) })
    let tolerance = tolerance.gradient * (expected.lazy.map(abs).max() ?? 0)
    for (event, (a, b)) in zip(events, zip(found, expected)) where !(abs(a - b) <= tolerance) {
      throw Disagreement(
        bench: name, quantity: "the derivative at event \(event)", found: [a], expected: [b],
        tolerance: self.tolerance.gradient)
    }
  }

  /// Σₖ vₖ (φ((eₖ − x)/h) − φ((eₖ₊₁ − x)/h)) / h, φ being the standard normal density.
  private func closedSlope(at x: Double) -> Double {
    let densities = edges.map { edge in
      let t = (edge - x) / width
      return Foundation.exp(-t * t / 2) / (width * (2 * Double.pi).squareRoot())
    }
    return factors.indices.reduce(0) { $0 + factors[$1] * (densities[$1] - densities[$1 + 1]) }
  }
}
