import Autodiff
import Histograms

/// How a channel's observable is divided into bins.
public enum Binning: Sendable {
  /// Intervals of an observable of one number: n bins between n + 1 edges, events spread by a kernel in
  /// the relaxed reading.
  case edges(
    GlobalExpression, kernel: BinKernel = .gaussian, bandwidth: GlobalExpression,
    outside: OutsideMass)
  /// Categories of an observable with a logit for each: the largest decides in the exact reading, a
  /// softmax of this temperature spreads events in the relaxed one.
  case categories(Int, temperature: GlobalExpression)
}

extension Binning {
  /// The number of bins.
  var count: Int {
    switch self {
    case .edges(let edges, _, _, _): edges.shape.count - 1
    case .categories(let count, _): count
    }
  }

  /// The numbers that bins depend on, to be evaluated and then checked by `problem(_:channel:reading:)`.
  var shapes: [GlobalExpression] {
    switch self {
    case .edges(let edges, _, let bandwidth, _): [edges, bandwidth]
    case .categories(_, let temperature): [temperature]
    }
  }

  /// What is wrong with the bins, and what constraint prevents it; nil for nothing.
  ///
  /// - Parameters:
  ///   - shapes: The values of `shapes`.
  ///   - channel: The channel's name.
  ///   - reading: The relaxed one needs a positive bandwidth or temperature.
  func problem(_ shapes: ArraySlice<Tensor>, channel: String, reading: Reading)
    -> (error: PipelineError, remedy: String)?
  {
    let width = shapes.last!.scalar
    if case .edges = self {
      let edges = shapes.first!.elements
      // Edges that are not finite are found as such, with the operation that made them.
      if edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).contains(where: { $0 >= $1 }) {
        return (
          .edgesOutOfOrder(channel: channel, edges: edges), "constrain them with .ordered(in:)"
        )
      }
    }
    guard reading == .relaxed, width <= 0 else { return nil }
    let remedy = "constrain it with .positive"
    if case .edges = self { return (.bandwidth(channel: channel, width), remedy) }
    return (.temperature(channel: channel, width), remedy)
  }

  /// The bin's place for messages: "0.2 to 0.4", or "category 3".
  func name(of bin: Int, edges: [Double]) -> String {
    guard case .edges = self else { return "category \(bin + 1)" }
    return "\(edges[bin]) to \(edges[bin + 1])"
  }

  /// The axis of exported histograms; categories are counted from 1, as in messages.
  func axis(_ shapes: ArraySlice<Tensor>, of observe: Observe) throws -> Axis {
    switch self {
    case .edges:
      try Axis(edges: shapes.first!.elements, name: observe.name, unit: observe.unit ?? "")
    case .categories(let count, _):
      try .category(
        (1...count).map { "category \($0)" }, name: observe.name, flow: [])
    }
  }

  /// - Throws: `PipelineError` for an observable or edges of a shape that does not fit.
  func validate(_ observable: Shape, channel: String) throws {
    switch self {
    case .edges(let edges, _, _, _):
      guard edges.shape.rank == 1, edges.shape.count >= 2 else {
        throw PipelineError.edgeCount(channel: channel, count: edges.shape.count)
      }
      guard observable == .scalar else {
        throw PipelineError.observable(
          channel: channel, shape: observable.extents, expected: "one number for bin edges")
      }
    case .categories(let count, _):
      guard observable == [count] else {
        throw PipelineError.observable(
          channel: channel, shape: observable.extents,
          expected: "a vector of \(count) logits for \(count) categories")
      }
    }
  }

  /// The template of one sample.
  func template(
    of observable: EventExpression, weights: EventExpression, fullWeights: EventExpression?,
    variance: BinVariance, reading: Reading
  ) -> Template {
    switch self {
    case .edges(let edges, let kernel, let bandwidth, let outside):
      fillTemplate(
        of: observable, weights: weights, edges: edges,
        assignment: reading == .exact ? .exact : .kernel(kernel, bandwidth: bandwidth),
        outside: outside, variance: variance, fullWeights: fullWeights)
    case .categories(_, let temperature):
      fillTemplate(
        categories: observable, weights: weights,
        assignment: reading == .exact ? .exact : .softmax(temperature: temperature),
        variance: variance, fullWeights: fullWeights)
    }
  }
}
