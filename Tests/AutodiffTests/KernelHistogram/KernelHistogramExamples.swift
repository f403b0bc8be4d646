@testable import Autodiff

/// Kernel histograms and all parts that their derivatives are made of.
enum KernelHistogramExamples {
  static let parts: [KernelPart] = [
    .cells, .edges(order: 1), .edges(order: 2), .edges(order: 3), .squares, .squaresBelow,
    .squaresAbove, .squaresSlope, .squaresWidth,
  ]

  static let sums = parts.flatMap { part in
    [
      OperationExample(
        "kernel sum of \(part)", at: [x, edges, bandwidth, weights], perEvent: [0, 3],
        expected: expectedCells(part)
      ) {
        KernelArguments(x: $0[0], edges: $0[1], bandwidth: $0[2]).sum(part, weights: $0[3])
      },
      OperationExample(
        "unweighted kernel sum of \(part)", at: [x, edges, bandwidth], perEvent: [0]
      ) { KernelArguments(x: $0[0], edges: $0[1], bandwidth: $0[2]).sum(part, weights: nil) },
    ]
  }

  static let means = parts.map { part in
    let coefficients = Tensor.random(part.shape(edges: edges.shape), seed: 9)
    return OperationExample(
      "kernel mean of \(part)", at: [x, edges, bandwidth, coefficients], perEvent: [0]
    ) { KernelArguments(x: $0[0], edges: $0[1], bandwidth: $0[2]).mean(part, $0[3]) }
  }

  private static let x: Tensor = [-0.9, 0.1, 0.35, 0.62, 1.4]
  private static let weights: Tensor = [0.7, -1.2, 2.1, 0.4, 1.1]
  private static let edges: Tensor = [-0.4, 0.2, 0.5]
  private static let bandwidth: Tensor = 0.45

  /// By mpmath at 30 digits; the tests of the formula have the other parts.
  private static func expectedCells(_ part: KernelPart) -> [Double]? {
    part == .cells
      ? [0.55188219785639035, 0.2876945107482775, 0.39135211805950482, 1.8690711733358275] : nil
  }
}
