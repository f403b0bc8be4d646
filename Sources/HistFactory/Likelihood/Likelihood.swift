import Autodiff
import NumericalMethods
import Synchronization

/// A model whose templates are numbers, with data: what is fitted and tested.
///
/// ```swift
/// let likelihood = try Likelihood(Workspace(contentsOf: file))
/// let best = try likelihood.fit()
/// let test = try likelihood.limitTest(mu: 1)
/// ```
/// It is the likelihood of `HistFactoryModel`, evaluated by loops that know its structure: use that one
/// to differentiate in the templates, this one for numbers.
public struct Likelihood: Sendable {
  /// The model; its parameters' initial values and bounds hold here.
  public let model: HistFactoryModel
  /// Events in each bin, channels joined in model order.
  public var main: [Double]
  /// What the auxiliary measurements found: one value for each constrained element, in the order of θ.
  public var auxiliary: [Double]
  package let numbers: TemplateNumbers
  private let idle: Idle

  private final class Idle: Sendable {
    let functions = Mutex<[LikelihoodFunction]>([])
  }

  /// - Parameters:
  ///   - model: The model.
  ///   - data: The data.
  ///   - values: Values of inputs that the templates or the data depend on.
  /// - Throws: `EvaluationError` if an input has no value.
  public init(
    _ model: HistFactoryModel, data: ModelData, at values: [GlobalExpression: Tensor] = [:]
  ) throws {
    let structure = LikelihoodStructure(model)
    let parts = try numbersOf(structure.parts + [data.main, data.auxiliary], at: values)
    self.model = model
    (main, auxiliary) = (parts[parts.count - 2], parts[parts.count - 1])
    numbers = TemplateNumbers(structure.layout, parts.dropLast(2).flatMap(\.self))
    idle = Idle()
  }

  /// The likelihood of a workspace's observations.
  ///
  /// - Parameters:
  ///   - workspace: A workspace.
  ///   - measurement: The name of one of its measurements; the first if nil.
  ///   - factorInterpolation: How `normsys` is interpolated, which workspaces do not say.
  ///   - shiftInterpolation: How `histosys` is interpolated.
  /// - Throws: `WorkspaceError` and `ModelError`.
  public init(
    _ workspace: Workspace, measurement: String? = nil,
    factorInterpolation: Interpolation = .polynomialExponential,
    shiftInterpolation: Interpolation = .polynomialLinear
  ) throws {
    let model = try HistFactoryModel(
      workspace, measurement: measurement, factorInterpolation: factorInterpolation,
      shiftInterpolation: shiftInterpolation)
    try self.init(model, data: model.data(of: workspace))
  }

  private init(_ other: Likelihood, _ model: HistFactoryModel) {
    self.model = model
    (main, auxiliary) = (other.main, other.auxiliary)
    (numbers, idle) = (other.numbers, other.idle)
  }

  /// The same with other settings of parameters: initial values, bounds, which are held.
  ///
  /// - Parameter change: Makes a model of the same structure, as `model.bounding(_:to:)` does.
  public func changing(_ change: (HistFactoryModel) throws -> HistFactoryModel) rethrows
    -> Likelihood
  {
    Likelihood(self, try change(model))
  }

  /// Lends the function of this data set to `body`; concurrent calls get one each.
  package func withFunction<R>(_ body: (LikelihoodFunction) throws -> R) rethrows -> R {
    let function =
      idle.functions.withLock { $0.popLast() }
      ?? LikelihoodFunction(numbers, main: main, auxiliary: auxiliary)
    (function.main, function.auxiliary) = (main, auxiliary)
    defer { idle.functions.withLock { $0.append(function) } }
    return try body(function)
  }
}

extension Likelihood {
  /// −log L(θ) with all constants; as `HistFactoryModel.negativeLogLikelihood(at:data:)`.
  ///
  /// - Parameter theta: All parameters, `[parameterCount]`.
  public func negativeLogLikelihood(at theta: [Double]) -> Double {
    withFunction { $0.value(at: checked(theta)) + $0.saturated }
  }

  /// −log L(θ) relative to the saturated model; as `HistFactoryModel.halfDeviance(at:data:)`.
  public func halfDeviance(at theta: [Double]) -> Double {
    withFunction { $0.value(at: checked(theta)) }
  }

  /// Expected events in each bin, channels joined in model order.
  public func expectedRates(at theta: [Double]) -> [Double] {
    withFunction { $0.rates(at: checked(theta)) }
  }

  /// The same likelihood for the Asimov data of θ: every measurement at its expectation.
  public func asimov(at theta: [Double]) -> Likelihood {
    var copy = self
    (copy.main, copy.auxiliary) = withFunction {
      ($0.rates(at: checked(theta)), $0.expectedAuxiliary(at: theta))
    }
    return copy
  }

  private func checked(_ theta: [Double]) -> [Double] {
    precondition(
      theta.count == model.parameterCount,
      "\(theta.count) parameters given, the model has \(model.parameterCount)")
    return theta
  }
}

/// The elements of expressions; only those that are no constants are evaluated.
private func numbersOf(
  _ expressions: [GlobalExpression], at inputs: [GlobalExpression: Tensor]
) throws -> [[Double]] {
  let unknown = expressions.indices.filter { expressions[$0].constantValue == nil }
  let evaluated = try values(of: unknown.map { expressions[$0] }, at: inputs)
  var elements = expressions.map { $0.constantValue?.elements ?? [] }
  for (index, tensor) in zip(unknown, evaluated) { elements[index] = tensor.elements }
  return elements
}
