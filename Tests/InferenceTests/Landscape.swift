import Autodiff
import HistFactory
import Inference

/// Two bins, a signal of (5, 11) on a background of (50, 50) with one shape uncertainty of sizes u
/// and d, from chapter "neos" of the thesis of N. Simpson; numbers from pyhf 0.7.6.
struct Landscape {
  enum Down { case likePrinted, likeDiscussed }

  let u = GlobalExpression.parameter("u")
  let d = GlobalExpression.parameter("d")
  let model: HistFactoryModel
  let metrics: [GlobalExpression]

  /// - Parameter down: (50 − d, 50 + d) as printed in the thesis, or (50 + d, 50 − d) as its discussion
  ///   has it: then d = u moves both variations to the same side.
  init(_ down: Down) throws {
    let opposite = GlobalExpression([1, -1])
    let low = 50 + (down == .likePrinted ? -d : d) * opposite
    model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([5, 11]),
            Sample(
              "background", nominal: [50, 50],
              modifiers: [.histoSys("shape", low: low, high: 50 + u * opposite)]),
          ])
      ], parameterOfInterest: "mu")
    metrics = [
      try model.expectedCLs(), try model.expectedDiscoveryPValue(),
      try model.expectedSignificance(), try model.expectedUncertainty(),
    ]
  }

  func at(_ u: Double, _ d: Double) -> [GlobalExpression: Tensor] {
    [self.u: Tensor(u), self.d: Tensor(d)]
  }
}
