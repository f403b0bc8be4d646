import Autodiff
import Foundation
import Parameters

/// A mixture of normal distributions; output k is log πₖ + log N(x; μₖ, Σₖ).
///
/// With d inputs and K components
///
/// - π = softmax(log weights) sums to 1;
/// - log N(x; μ, Σ) = −½ Σⱼ zⱼ² − Σⱼ log σⱼ − (d/2) log 2π, with
///   zⱼ = (δⱼ − Σ_{i<j} tⱼᵢ δᵢ) / σⱼ and δ = x − μ.
///
/// The zⱼ are a Cholesky factor of Σ⁻¹ applied to δ, so every value of the parameters is a covariance, and
/// no system is solved: tⱼᵢ are the slopes of a regression of xⱼ on the inputs before it and σⱼ is what
/// width they leave. Pourahmadi, doi:10.1093/biomet/86.3.677.
///
/// As logits of categories the outputs divide the plane of several scores into regions with curved
/// walls, as in gato-hep, arXiv:2601.07756:
/// ```swift
/// @Trainable var mixture = GaussianMixture(inputs: 2, outputs: 10, means: .uniform(0...1), width: 0.3)
/// @Annealed(.exponential(from: 1, to: 0.05)) var temperature
///
/// Observe("category") { mixture($0.columns(["p1", "p2"])) }
/// Fill(categories: 10, temperature: temperature)
/// ```
/// All z come from one matrix product, x W − μ W: the cost per event is K d² multiplications, and z is exact
/// to rounding of |x|/σ, not of |x − μ|/σ. Inputs of order one make the most of the learning rate too.
public struct GaussianMixture: Network {
  /// Which covariances a component may have.
  public enum Covariance: Hashable, Sendable, CaseIterable {
    /// Any.
    case full
    /// Inputs are independent within a component: all t are 0.
    case diagonal
  }

  /// Before the softmax, of shape `[K]`.
  public let logWeights: Parameter
  /// μ, of shape `[K, d]`.
  public let means: Parameter
  /// log σ, of shape `[K, d]`.
  public let logWidths: Parameter
  /// t, of shape `[K, d (d − 1)/2]`, in the order t₂₁, t₃₁, t₃₂, t₄₁, …; nil for diagonal covariances and
  /// for one input.
  public let slopes: Parameter?

  /// A mixture of equal weights and of equal, round components.
  ///
  /// - Parameters:
  ///   - inputs: d, at least 1.
  ///   - outputs: K, the number of components, at least 1.
  ///   - means: Where the means start, for a shape `[K, d]`: `.uniform(range)` draws them by the seed of
  ///     the analysis. Equal means would stay equal.
  ///   - width: σ of every component along every input, positive.
  ///   - covariance: Which covariances a component may have.
  public init(
    inputs: Int, outputs: Int, means: Initialiser = .uniform(-1...1), width: Double = 1,
    covariance: Covariance = .full
  ) {
    precondition(inputs > 0 && outputs > 0, "a mixture of \(inputs) inputs, \(outputs) outputs")
    precondition(width > 0 && width.isFinite, "a mixture of width \(width); give one above 0")
    logWeights = Parameter("log weights", shape: [outputs], initialiser: .zeros)
    self.means = Parameter("means", shape: [outputs, inputs], initialiser: means)
    logWidths = Parameter(
      "log widths", shape: [outputs, inputs], initialiser: .constant(log(width)))
    let pairs = inputs * (inputs - 1) / 2
    slopes =
      covariance == .full && pairs > 0
      ? Parameter("slopes", shape: [outputs, pairs], initialiser: .zeros) : nil
  }

  /// A mixture that starts from given means.
  ///
  /// - Parameters:
  ///   - means: For each component, as many numbers as there are inputs.
  ///   - width: σ of every component along every input, positive.
  ///   - covariance: Which covariances a component may have.
  /// - Precondition: at least one mean, all of one length, which is at least 1.
  public init(means: [[Double]], width: Double = 1, covariance: Covariance = .full) {
    let inputs = means.first?.count ?? 0
    precondition(
      inputs > 0 && means.allSatisfy { $0.count == inputs },
      "means of \(means.map(\.count)) numbers; give at least one, all of as many as there are inputs"
    )
    self.init(
      inputs: inputs, outputs: means.count, means: .value(Tensor(rows: means)), width: width,
      covariance: covariance)
  }

  public var inputs: Int { means.shape[1] }
  public var outputs: Int { means.shape[0] }

  /// "log weights", "means", "log widths", and "slopes" if there are any.
  public var parameters: [(path: String, parameter: Parameter)] {
    [logWeights, means, logWidths].map { ($0.label, $0) } + (slopes.map { [($0.label, $0)] } ?? [])
  }

  public func callAsFunction<V: GraphValue>(_ input: V) -> V {
    requireInputs(input.shape)
    let factors = factors
    let offsets = (factors * means.expression.transposed().reshaped(to: [inputs, 1, outputs]))
      .sum(axis: 0).reshaped(to: [inputs * outputs])
    let products = product(input, factors.reshaped(to: [inputs, inputs * outputs]))
    let leading = Array(input.shape.extents.dropLast())
    let squares = square(V.wrap(products.node - offsets.node))
      .reshaped(to: Shape(leading + [inputs, outputs])).sum(axis: -2)
    return .wrap(squares.node * -0.5 + logPeaks.node)
  }

  /// log p(x) of the whole mixture: log Σₖ πₖ N(x; μₖ, Σₖ), without the last axis.
  ///
  /// - Parameter input: As for the outputs, of shape `[d]` or `[rows, d]`.
  public func logDensity<V: GraphValue>(_ input: V) -> V { self(input).logSumExp(axis: -1) }
}

extension GaussianMixture {
  /// What δᵢ contributes to zⱼ of component k, of shape `[i, j, k]`.
  private var factors: GlobalExpression {
    let inverse = exp(-logWidths.expression).transposed()
    let slopes = slopes?.expression.transposed()
    let none = GlobalExpression(Tensor.zeros([outputs]))
    return stack(
      (0..<inputs).map { i in
        stack(
          (0..<inputs).map { j in
            if i == j { return inverse[j] }
            guard i < j, let slopes else { return none }
            return -slopes[j * (j - 1) / 2 + i] * inverse[j]
          })
      })
  }

  /// The outputs at the means, of shape `[K]`.
  private var logPeaks: GlobalExpression {
    let weights = logWeights.expression - logWeights.expression.logSumExp()
    return weights - logWidths.expression.sum(axis: 1) - 0.5 * Double(inputs) * log(2 * .pi)
  }
}
