import Optimization
import Testing

/// An optimiser with some settings. Every kind is among them: a new one cannot be left out.
struct OptimiserExample: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let optimiser: any Optimiser

  init(_ description: String, _ optimiser: any Optimiser) {
    (testDescription, self.optimiser) = (description, optimiser)
  }

  static let all = kinds + variants

  /// Those that need the gradient at the present values alone.
  static let firstOrder = all.filter { $0.optimiser is any FirstOrderOptimiser }

  /// Those that search along lines.
  static let searching = all.filter { !($0.optimiser is any FirstOrderOptimiser) }

  private static let kinds = OptimiserKind.allCases.map { kind in
    OptimiserExample(kind.rawValue, try! kind.optimiser(learningRate: 1e-3))
  }

  private static let variants = [
    OptimiserExample("momentum", GradientDescent(learningRate: 1e-3, momentum: 0.5)),
    OptimiserExample(
      "Nesterov", GradientDescent(learningRate: 1e-3, momentum: 0.75, nesterov: true)),
    OptimiserExample(
      "AMSGrad", Adam(learningRate: 0.05, averaging: AdaptiveMoments(scale: .largest))),
    OptimiserExample("RMSProp with momentum", RMSProp(momentum: 0.5)),
    OptimiserExample("RMSProp, centred", RMSProp(momentum: 0.5, centred: true)),
    OptimiserExample("two pairs", LBFGS(memory: 2)),
    OptimiserExample("one iteration", BFGS(iterations: 1)),
  ]
}
